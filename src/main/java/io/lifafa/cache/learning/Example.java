package io.lifafa.cache.learning;

import io.lifafa.cache.caution.SeenValues.Value;
import io.lifafa.cache.pattern.Layout;
import io.lifafa.cache.pattern.LooseValues;
import io.lifafa.cache.token.Accounts;
import io.lifafa.cache.token.Hash;
import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.Place;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import io.lifafa.text.date.WrittenDate;
import io.lifafa.text.date.WrittenTime;
import io.lifafa.text.number.WrittenNumber;
import io.lifafa.text.number.WrittenNumber.Point;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What one answered message says about its wording: for each field the options that fit, and how sure they are. */
public final class Example {
    /** Fields of which a wrong value is worse than none: a wording answers only when all are decided. */
    public static final Set<Field> CRITICAL = Set.of(
            Field.INTENT,
            Field.DIRECTION,
            Field.AMOUNT,
            Field.CURRENCY,
            Field.ACCOUNT,
            Field.COUNTERPARTY,
            Field.BALANCE,
            Field.FEE,
            Field.REFERENCE);

    /** Fewer digits of an account are not looked for at the end of a longer number. */
    private static final int SHORTEST_PART = 3;

    /** Those that say what a message means. */
    public static final Set<Field> MEANING = Set.of(Field.INTENT, Field.DIRECTION);

    /** The options that fit, and how many votes they need if nothing speaks against them. */
    public record Choice(List<String> options, int need) {}

    private final Sms sms;
    private final Tokens tokens;
    private final Extraction answer;
    private final Layout layout;
    private final ZoneId zone;
    private final Map<Field, Choice> choices = new EnumMap<>(Field.class);
    private Point point = Point.UNKNOWN;

    public Example(Sms sms, Tokens tokens, Extraction answer, ZoneId zone, Certainty certainty) {
        this.sms = sms;
        this.tokens = tokens;
        this.answer = answer;
        this.zone = zone;
        layout = Layout.of(tokens, answer);
        put(Field.INTENT, List.of(answer.intent().wireName()));
        put(Field.DIRECTION, List.of(answer.direction().map(it -> it.wireName()).orElse(Place.ABSENT)));
        put(Field.CURRENCY, List.of(answer.currency().orElse(Place.ABSENT)));
        put(Field.AMOUNT, answer.amount().map(this::numbers).orElse(List.of(Place.ABSENT)));
        put(Field.BALANCE, answer.balance().map(this::numbers).orElse(List.of(Place.ABSENT)));
        put(Field.FEE, answer.fee().map(this::numbers).orElseGet(() -> certainty.withoutFee(layout)));
        put(
                Field.ACCOUNT,
                answer.account().flatMap(Account::number).map(this::accounts).orElse(List.of(Place.ABSENT)));
        put(Field.COUNTERPARTY, places(answer.counterparty(), layout.names()));
        put(Field.REFERENCE, places(answer.referenceId(), layout.references()));
        put(Field.METHOD, List.of(answer.method().map(it -> it.wireName()).orElse(Place.ABSENT)));
        put(Field.BANK, List.of(answer.account().flatMap(Account::bank).orElse(Place.ABSENT)));
        put(Field.DATE, dates());
        for (var field : CRITICAL) {
            var choice = choices.get(field);
            choices.put(field, new Choice(choice.options(), certainty.need(field, layout, choice.options())));
        }
    }

    public Layout layout() {
        return layout;
    }

    public Map<Field, Choice> choices() {
        return choices;
    }

    /** Another wording reads these fields otherwise: one answer is not enough for them. */
    public void doubt(Set<Field> fields) {
        fields.forEach(it -> choices.computeIfPresent(
                it, (field, choice) -> new Choice(choice.options(), Math.max(choice.need(), 2))));
    }

    /** The values that stand where no field is read, by place. */
    public Map<Integer, Value> loose() {
        var accounts = places(Set.of(Field.ACCOUNT));
        return LooseValues.of(tokens, layout, answer, places(choices.keySet()), accounts);
    }

    private List<Place> places(Set<Field> fields) {
        return fields.stream()
                .filter(it -> it != Field.DATE)
                .flatMap(it -> choices.get(it).options().stream())
                .filter(Place::isPlace)
                .map(Place::of)
                .toList();
    }

    public Point point() {
        return point;
    }

    public Extraction answer() {
        return answer;
    }

    public long fingerprint() {
        return Hash.text(sms.id());
    }

    private void put(Field field, List<String> options) {
        choices.put(field, new Choice(options, 1));
    }

    private static List<String> places(Optional<String> value, List<Place> places) {
        if (value.isEmpty()) {
            return List.of(Place.ABSENT);
        }
        return orNowhere(places.stream().map(Place::option).toList());
    }

    private static List<String> orNowhere(List<String> options) {
        return options.isEmpty() ? List.of(Place.NOWHERE) : options;
    }

    private List<String> numbers(BigDecimal value) {
        var options = new ArrayList<String>();
        for (int i = 0; i < layout.pattern().size(); i++) {
            int piece = layout.start(i);
            if (layout.pattern().element(i) == tokens.key(piece)
                    && tokens.kind(piece) == Kind.NUMBER
                    && isNumber(tokens.string(piece), value.abs())) {
                options.add(new Place(i, i, value.signum() < 0).option());
            }
        }
        return orNowhere(options);
    }

    private boolean isNumber(String written, BigDecimal value) {
        var number = WrittenNumber.of(written);
        boolean same = number.flatMap(it -> it.equalTo(value)).isPresent();
        if (same && number.get().isTwofold()) {
            point = number.get().value().compareTo(value) == 0 ? Point.DECIMAL : Point.GROUP;
        }
        return same;
    }

    private List<String> accounts(String number) {
        if (Accounts.tail(number).filter(number::equals).isEmpty()) {
            return orNowhere(List.of());
        }
        var whole = accounts(it -> it.equals(number), 0);
        boolean part = whole.isEmpty() && number.length() >= SHORTEST_PART;
        return orNowhere(part ? accounts(it -> it.endsWith(number), number.length()) : whole);
    }

    /** @param digits how many of the last digits that stand there are the account's; 0 if all that are shown */
    private List<String> accounts(Predicate<String> shown, int digits) {
        var options = new ArrayList<String>();
        for (int i = 0; i < layout.pattern().size(); i++) {
            int piece = layout.start(i);
            if (layout.pattern().element(i) == tokens.key(piece)
                    && Accounts.canBe(tokens.kind(piece), tokens.string(piece))
                    && Accounts.tail(tokens.string(piece)).filter(shown).isPresent()) {
                options.add(new Place(i, i, false, digits).option());
            }
        }
        return options;
    }

    /** The date's place, its time's, and the order of day and month: {@code 3:5:DAY_FIRST}. */
    private List<String> dates() {
        var span = answer.provenance().spans().get(Field.DATE);
        if (span == null || answer.transactionDate().isEmpty()) {
            return List.of(Place.ABSENT);
        }
        var at = answer.transactionDate().get().atZone(zone);
        var received = sms.date().atZone(zone).toLocalDate();
        var options = new ArrayList<String>();
        for (int i = 0; i < layout.pattern().size(); i++) {
            int piece = layout.start(i);
            if (tokens.kind(piece) == Kind.DATE && tokens.start(piece) == span.start()) {
                int element = i;
                WrittenDate.of(tokens.string(piece))
                        .flatMap(it -> it.order(at.toLocalDate(), received))
                        .ifPresent(order -> options.add(element + ":" + time(at.toLocalTime()) + ":" + order));
            }
        }
        return orNowhere(options);
    }

    /** The element of the time of day; -1 if the day's start is meant. */
    private int time(LocalTime time) {
        for (int i = 0; i < layout.pattern().size(); i++) {
            int piece = layout.start(i);
            if (tokens.kind(piece) == Kind.TIME
                    && WrittenTime.at(tokens.string(piece), 0)
                            .flatMap(WrittenTime::minutes)
                            .filter(time::equals)
                            .isPresent()) {
                return i;
            }
        }
        return -1;
    }

    static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
