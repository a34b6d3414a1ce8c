package io.lifafa.api.answer;

import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which currencies a word or symbol can name: closed tables and ISO 4217. The first one is what it usually means. */
final class CurrencyNames {
    private static final String DOLLARS = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP JMD TTD BBD BSD BZD BND"
            + " FJD GYD LRD NAD XCD SRD KYD BMD ZWL BRL";
    private static final Map<String, Set<String>> NAMES = new HashMap<>();
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code ->
                    code.charAt(0) != 'X' || List.of("XOF", "XAF", "XCD", "XPF").contains(code))
            .collect(Collectors.toUnmodifiableSet());

    /** Codes that are also words: they can back an answer, but do not speak against another currency. */
    private static final Set<String> ALSO_WORDS =
            Set.of("ALL", "TOP", "CUP", "SOS", "PEN", "BAM", "RON", "ANG", "LAK", "MOP", "STN", "COU", "CHE", "GEL");

    static {
        add("INR PKR NPR LKR MUR SCR", "rs", "re", "rupee", "rupees", "₨");
        add("INR", "₹", "inr", "રૂ", "ரூ", "రూ", "ರೂ");
        add("INR NPR", "रु", "रू", "रुपये", "रुपए", "रुपया");
        add("LKR", "රු");
        add(DOLLARS, "$", "dollar", "dollars");
        add("USD", "usd");
        add("EUR", "€", "euro", "euros", "eur");
        add("GBP EGP LBP SDG SYP", "£", "pound", "pounds");
        add("AED MAD", "درهم", "dirham", "dirhams", "dirhem");
        add("AED", "dhs", "dh", "aed");
        add("SAR IRR QAR OMR YER", "ريال", "﷼", "riyal", "riyals", "rial", "rials");
        add("IRR SAR", "ریال");
        add("IRR", "تومان", "toman", "tomans");
        add("SAR", "sr", "\u20c1", "sar");
        add("QAR", "qr");
        add("KWD BHD JOD IQD TND LYD DZD RSD", "دينار", "dinar", "dinars", "kd", "bd", "jd");
        add("EGP SDG", "جنيه", "le");
        add("LBP SYP", "ليرة");
        add("PKR", "pkr", "روپے");
        add("NPR", "npr", "nrs");
        add("BDT", "৳", "tk", "taka", "টাকা");
        add("TZS", "tsh", "tshs", "tzs");
        add("KES", "ksh", "kshs", "kes");
        add("UGX", "ush", "ugx");
        add("KES TZS UGX SOS", "shilling", "shillings");
        add("ETB BYN", "br", "birr", "ብር");
        add("NGN", "₦", "naira");
        add("GHS", "₵", "cedi", "cedis");
        add("MZN MYR", "mt", "meticais", "mtn");
        add("ZMW", "kwacha");
        add("ZAR", "rand");
        add("XOF XAF", "cfa", "fcfa");
        add("RUB BYN", "руб", "рублей", "рубля", "р", "₽", "rub");
        add("BYN", "бел");
        add("UAH", "₴", "грн");
        add("KZT", "₸", "тенге", "тг");
        add("UZS", "сум");
        add("TRY", "₺", "tl");
        add("ILS", "₪", "nis");
        add("PLN", "zł", "zl");
        add("CZK", "kč", "kc");
        add("HUF", "ft");
        add("BGN", "лв");
        add("RSD", "din", "дин");
        add("SEK NOK DKK ISK CZK", "kr", "kronor", "kroner");
        add("CHF", "sfr", "fr");
        add("JPY CNY", "¥", "yen", "yuan", "円", "元");
        add("KRW", "₩", "원");
        add("THB", "฿", "baht", "บาท");
        add("VND", "₫", "đ", "vnđ");
        add("PHP CUP", "₱");
        add("MXN ARS CLP COP PHP UYU DOP", "peso", "pesos");
        add("MYR", "rm");
        add("IDR", "rp");
        add("KHR", "៛");
        add("BRL", "reais", "real");
        add("PEN", "soles");
        add("MMK", "ks", "kyat");
        add("MVR", "rf", "mvr");
        add("BTN", "nu");
    }

    private CurrencyNames() {}

    private static void add(String codes, String... names) {
        var set = new LinkedHashSet<>(List.of(codes.split(" ")));
        for (var name : names) {
            NAMES.put(name, set);
        }
    }

    /** The currencies that a word of a text can name; empty if none. */
    static Set<String> of(Word word) {
        var named = NAMES.get(word.lower());
        if (named != null) {
            return named;
        }
        if (word.written().length() != 3) {
            return Set.of();
        }
        var code = word.written().toUpperCase(Locale.ROOT);
        return CODES.contains(code) ? Set.of(code) : Set.of();
    }

    /** The currencies that a symbol can name; empty if none. */
    static Set<String> of(char symbol) {
        return Character.getType(symbol) == Character.CURRENCY_SYMBOL
                ? NAMES.getOrDefault(String.valueOf(symbol), Set.of())
                : Set.of();
    }

    /** True if a word that stands beside a number says which currency it is, and nothing else. */
    static boolean isPlain(Word word) {
        return NAMES.containsKey(word.lower())
                || word.written().equals(word.written().toUpperCase(Locale.ROOT))
                        && !ALSO_WORDS.contains(word.written());
    }

    /** The code that an answer means: a code, or what a name or symbol usually stands for. */
    static Optional<String> code(String answer) {
        var upper = answer.toUpperCase(Locale.ROOT);
        if (CODES.contains(upper)) {
            return Optional.of(upper);
        }
        var lower = answer.toLowerCase(Locale.ROOT);
        var named = NAMES.getOrDefault(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower, Set.of());
        return named.stream().findFirst();
    }
}
