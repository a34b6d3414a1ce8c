package io.lifafa.cache;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifafa.sms.Sms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Draws messages of a wording with fresh values, and says what is true of each. */
final class HazardDraw {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)(?:=([^}]+))?\\}");
    private static final Instant FIRST = Instant.parse("2026-03-05T06:30:00Z");
    private static final Map<String, List<String>> NAMES = Map.of(
            "upper",
            words("KAVYA STORES,BLUE LANTERN,MEHTA,ORCHID FOODS,SRI VANI TEXTILES,TARA,GREEN GROCER,NOOR BAKERY,ROYAL"
                    + " CYCLES,JUMA HARDWARE,PEARL PHARMACY,LAKE VIEW HOTEL,CITY BOOKS,AMINA,STAR FUELS,DUNE CAFE,SILVER"
                    + " SPOON,NATIONAL DAIRY,OKELLO MOTORS,RIVER MART,HARBOUR FISH,CASH AND CARRY"),
            "title",
            words(
                    "Corner Bakery,Blue Lantern,Maple Hardware,Northside Grocers,Lena,Otto Bauer,Casa Verde,Padaria Sol,Le"
                            + " Petit Four,City Books,Farmacia Luna,Moor Garage,Tesselate,Green Fork,Harbour Fish,Cafe Central,Ana"
                            + " Prado,Velo Shop,Star Fuels,Dune Diner"),
            "cyrillic",
            words(
                    "Ромашка,Книжный Дом,Аптека Лада,Кафе Уют,Пекарня Заря,Магнолия,Анна Петрова,Спорт Мир,Рынок Юг,Азбука,Цветы"
                            + " Мира,Автодом,Техно Плюс,Лесной Двор,Берег"),
            "arabic",
            words("مخبز النور,مكتبة القمر,سوق المدينة,صيدلية الورد,مقهى البحر,متجر السلام,مطعم الريف,أسواق الخليج,محمد"
                    + " سالم,ليلى,بيت القهوة,دار الكتب,زهور الربيع,ورشة الأمل"),
            "hindi",
            words(
                    "कविता स्टोर्स,नीला किराना,मेहता,आर्किड फूड्स,तारा बुक्स,राम बेकरी,सूरज मोटर्स,गंगा डेयरी,शांति मेडिकल,रवि,मीरा"
                            + " टेक्सटाइल,पवन ट्रेडर्स,चंदन होटल"));

    private final HazardWording wording;
    private final Random random;
    private int count;

    HazardDraw(HazardWording wording, long seed) {
        this.wording = wording;
        random = new Random(seed);
    }

    private static List<String> words(String list) {
        return List.of(list.split(","));
    }

    LabApi.Known harmless() {
        return draw(Map.of(), wording.body());
    }

    /** A message that means something else; what is true of it is the direction, or that it is no transaction. */
    LabApi.Known changed(HazardWording.Change change) {
        var body = change.replaced()
                .map(it -> wording.body().replace(it[0], it[1]))
                .orElse(wording.body());
        var known = draw(change.values(), body);
        boolean moved = change.meaning().equals("credit") || change.meaning().equals("debit");
        var truth = moved
                ? known.truth().put("transaction_type", change.meaning())
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("message_intent", "alert")
                        .put("confidence_score", 0.95);
        return new LabApi.Known(known.sms(), truth);
    }

    private LabApi.Known draw(Map<String, String> fixed, String body) {
        var values = new HashMap<String, String>();
        var text = SLOT.matcher(body).replaceAll(slot -> {
            var value = values.containsKey(slot.group(1))
                    ? values.get(slot.group(1))
                    : fixed.getOrDefault(
                            slot.group(1),
                            slot.group(2) == null ? value(slot.group(1)) : any(words(slot.group(2), "/")));
            values.put(slot.group(1), value);
            return value.replace("$", "\\$");
        });
        var when = FIRST.plusSeconds(60L * count++);
        var sms = Sms.of(wording.name() + "-" + random.nextLong(), "u", wording.sender(), text, when);
        return new LabApi.Known(sms, truth(values));
    }

    private static List<String> words(String list, String separator) {
        return List.of(list.split(separator));
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String value(String slot) {
        return switch (slot) {
            case "amt" -> money(random.nextInt(4) == 0 ? 100_000_00 : 5_000_00);
            case "bal", "lim" -> money(900_000_00);
            case "acc", "acc2" -> digits(4);
            case "acc3" -> digits(3);
            case "tail8" -> digits(8);
            case "auth6" -> digits(6);
            case "n2" -> Integer.toString(1 + random.nextInt(60));
            case "ref12" -> digits(12);
            case "refA" -> "TX" + digits(9) + (char) ('A' + random.nextInt(26));
            case "name" -> any(NAMES.get(wording.names()));
            case "date" -> day();
            case "time" -> String.format("%02d:%02d", random.nextInt(24), random.nextInt(60));
            default -> throw new IllegalArgumentException("no slot: " + slot);
        };
    }

    private String day() {
        var day = LocalDate.of(2026, 3, 1 + random.nextInt(4));
        return String.format("%02d-%02d-%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private String digits(int count) {
        var digits = new StringBuilder(Integer.toString(1 + random.nextInt(9)));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String money(int most) {
        var value = BigDecimal.valueOf(100 + random.nextInt(most), 2);
        var plain = String.format(Locale.ROOT, "%,.2f", value);
        return switch (wording.numbers()) {
            case "eu" -> plain.replace(',', '_').replace('.', ',').replace('_', '.');
            case "in" -> plain.length() > 10 ? plain.replaceFirst("^(\\d)(\\d\\d),", "$1,$2,") : plain;
            default -> plain;
        };
    }

    private ObjectNode truth(Map<String, String> values) {
        var truth = JsonNodeFactory.instance.objectNode();
        truth.put("transaction_type", wording.direction())
                .put("currency", wording.currency())
                .put("message_intent", "transaction")
                .put("confidence_score", 0.95);
        var metadata = truth.putObject("metadata").put("channel", "sms");
        values.forEach((slot, value) -> {
            switch (slot.replaceAll("(?<=ref)\\w+", "")) {
                case "amt" -> truth.put("amount", number(value));
                case "bal" -> truth.put("balance", number(value));
                case "acc", "acc3" -> truth.putObject("account").put("account_number", value);
                case "name" -> truth.put("counterparty", value);
                case "ref" -> metadata.put("reference_id", value);
                default -> {}
            }
        });
        return truth;
    }

    private BigDecimal number(String written) {
        var plain = wording.numbers().equals("eu") ? written.replace(".", "").replace(',', '.') : written;
        return new BigDecimal(plain.replace(",", ""));
    }
}
