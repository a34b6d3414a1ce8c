package io.lifafa.cache.template;

import io.lifafa.cache.Miss;
import io.lifafa.cache.caution.TellingWords;
import io.lifafa.cache.learning.Habits;
import io.lifafa.cache.pattern.LooseValues;
import io.lifafa.cache.pattern.Pattern;
import io.lifafa.cache.token.Accounts;
import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.Place;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Account;
import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Method;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Source;
import io.lifafa.sms.Span;
import io.lifafa.sms.TransactionDate;
import io.lifafa.text.date.DayOrder;
import io.lifafa.text.date.WrittenDate;
import io.lifafa.text.date.WrittenTime;
import io.lifafa.text.number.Lakhs;
import io.lifafa.text.number.WrittenNumber;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a message's values from the places that a template's answers point to. */
public final class TemplateReading {
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final int LONGEST_REFERENCE = 100;
    private static final int SHORTEST_NAME = 3;

    private final Template template;
    private final Map<Field, List<Place>> places = new EnumMap<>(Field.class);
    private final Map<Field, String> constants = new EnumMap<>(Field.class);
    private final int[] loose;

    TemplateReading(Template template) {
        this.template = template;
        for (var field : Field.values()) {
            var leaders = template.poll(field).leaders();
            var standing =
                    leaders.stream().filter(Place::isPlace).map(Place::of).toList();
            if (!standing.isEmpty()) {
                places.put(field, standing);
            } else if (!leaders.isEmpty()) {
                constants.put(field, leaders.get(0));
            }
        }
        loose = IntStream.range(0, template.pattern().size())
                .filter(it -> template.pattern().isLoose(it))
                .filter(it -> places.values().stream().flatMap(List::stream).noneMatch(place -> place.holds(it)))
                .toArray();
    }

    /** What came of reading: an extraction, or why there is none. */
    public record Result(Optional<Extraction> extraction, Optional<Miss> miss) {
        public static Result miss(Miss why) {
            return new Result(Optional.empty(), Optional.of(why));
        }
    }

    /** Thrown within this class only, to leave a reading in the middle. */
    private static final class NoReading extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Miss why;

        NoReading(Miss why) {
            super(null, null, false, false);
            this.why = why;
        }
    }

    private static final NoReading AMBIGUOUS = new NoReading(Miss.AMBIGUOUS);
    private static final NoReading IMPLAUSIBLE = new NoReading(Miss.IMPLAUSIBLE_VALUE);
    private static final NoReading CATEGORY = new NoReading(Miss.CATEGORY_UNKNOWN);

    /** Reads one fit of the pattern. */
    public Result read(Sms sms, Pattern.Way way, ZoneId zone) {
        try {
            return new Result(
                    Optional.of(new Act(sms, way.tokens(), way.starts(), zone).extraction()), Optional.empty());
        } catch (NoReading e) {
            return Result.miss(e.why);
        }
    }

    private Optional<String> constant(Field field) {
        return Optional.ofNullable(constants.get(field))
                .filter(it -> !it.equals(Place.ABSENT) && !it.equals(Place.NOWHERE));
    }

    private Optional<String> softConstant(Field field) {
        return template.poll(field).isContested() ? Optional.empty() : constant(field);
    }

    private final class Act {
        private final Sms sms;
        private final Tokens tokens;
        private final int[] starts;
        private final ZoneId zone;
        private final Map<Field, Span> spans = new EnumMap<>(Field.class);

        Act(Sms sms, Tokens tokens, int[] starts, ZoneId zone) {
            this.sms = sms;
            this.tokens = tokens;
            this.starts = starts;
            this.zone = zone;
        }

        Extraction extraction() {
            checkNames();
            checkAddress();
            var account = account();
            checkLoose(account.flatMap(Account::number));
            var intent = Intent.of(constant(Field.INTENT).orElseThrow());
            var amount = number(Field.AMOUNT);
            if (amount.filter(it -> it.signum() <= 0).isPresent()) {
                throw IMPLAUSIBLE;
            }
            var counterparty = text(Field.COUNTERPARTY);
            var category = template.habits().category(Habits.key(counterparty));
            if (category.isEmpty()) {
                throw CATEGORY;
            }
            var date = date(intent);
            return Extraction.builder(intent)
                    .direction(constant(Field.DIRECTION).map(Direction::of))
                    .amount(amount)
                    .currency(constant(Field.CURRENCY))
                    .transactionDate(date.map(TransactionDate::instant))
                    .localDay(date.map(TransactionDate::local))
                    .account(account)
                    .counterparty(counterparty)
                    .balance(number(Field.BALANCE))
                    .fee(fee())
                    .category(category.get())
                    .tags(template.habits().agreedTags())
                    .method(softConstant(Field.METHOD).map(Method::of))
                    .referenceId(text(Field.REFERENCE))
                    .build(
                            template.confidence(),
                            new Provenance(
                                    Source.TEMPLATE,
                                    Optional.of(template.id()),
                                    Optional.of(template.version()),
                                    Optional.empty(),
                                    Optional.empty(),
                                    spans));
        }

        private void checkNames() {
            for (int i = 0; i < template.pattern().size(); i++) {
                if (Pattern.isName(template.pattern().element(i)) && !isName(i)) {
                    throw IMPLAUSIBLE;
                }
            }
        }

        /** Where no word says which way money went, {@code refund@bank} may. */
        private void checkAddress() {
            for (var place : places.getOrDefault(Field.COUNTERPARTY, List.of())) {
                int piece = starts[place.from()];
                boolean open = tokens.kind(piece) == Kind.ADDRESS
                        && !template.pattern().isDirected();
                if (open && Stream.of(tokens.string(piece).split("[^A-Za-z]+")).anyMatch(TellingWords::tells)) {
                    throw IMPLAUSIBLE;
                }
            }
        }

        /** Numbers and codes that are no field's value must be like those seen. */
        private void checkLoose(Optional<String> account) {
            for (int element : loose) {
                if (!LooseValues.isKnown(template.seen(), element, tokens.string(starts[element]), account)) {
                    throw IMPLAUSIBLE;
                }
            }
        }

        /** A name like those seen, or one of them. */
        private boolean isName(int element) {
            return template.names().accepts(tokens, starts[element], starts[element + 1]) && isSaid(element)
                    || template.habits().knows(Habits.key(Optional.of(written(new Place(element, element, false)))));
        }

        /** Where no word says which way money went, two letters in place of a name may be what does. */
        private boolean isSaid(int element) {
            return template.pattern().isDirected()
                    || IntStream.range(starts[element], starts[element + 1])
                            .anyMatch(it ->
                                    tokens.kind(it) == Kind.WORD && tokens.end(it) - tokens.start(it) >= SHORTEST_NAME);
        }

        private String written(Place place) {
            return tokens.text().substring(start(place), end(place));
        }

        private int start(Place place) {
            return tokens.start(starts[place.from()]);
        }

        private int end(Place place) {
            return tokens.end(starts[place.to() + 1] - 1);
        }

        private Optional<BigDecimal> number(Field field) {
            BigDecimal value = null;
            for (var place : places.getOrDefault(field, List.of())) {
                var read = value(written(place));
                if (read.compareTo(LARGEST) > 0) {
                    throw IMPLAUSIBLE;
                }
                var signed = place.negative() ? read.negate() : read;
                if (value != null && value.compareTo(signed) != 0) {
                    throw AMBIGUOUS;
                }
                if (value == null) {
                    value = signed;
                    spans.put(field, new Span(start(place), end(place)));
                }
            }
            return Optional.ofNullable(value);
        }

        private BigDecimal value(String written) {
            boolean cut = Lakhs.isCut(written)
                    && constant(Field.CURRENCY).filter(Lakhs::has).isPresent();
            return WrittenNumber.of(written)
                    .filter(it -> !cut)
                    .flatMap(it -> it.value(template.point()))
                    .orElseThrow(() -> IMPLAUSIBLE);
        }

        /** A wording known only from messages without a fee asks about the first one that has one. */
        private Optional<BigDecimal> fee() {
            var fee = number(Field.FEE);
            boolean open = template.poll(Field.FEE).leaders().contains(Place.ABSENT);
            if (open && fee.filter(it -> it.signum() != 0).isPresent()) {
                throw AMBIGUOUS;
            }
            return fee;
        }

        private Optional<String> text(Field field) {
            String value = null;
            for (var place : places.getOrDefault(field, List.of())) {
                var read = written(place).strip().replaceAll("\\s+", " ");
                if (value != null && !value.equals(read)) {
                    throw AMBIGUOUS;
                }
                if (value == null) {
                    value = read;
                    spans.put(field, new Span(start(place), end(place)));
                }
            }
            if (value != null && value.length() > LONGEST_REFERENCE) {
                throw IMPLAUSIBLE;
            }
            return Optional.ofNullable(value);
        }

        private Optional<Account> account() {
            String value = null;
            for (var place : places.getOrDefault(Field.ACCOUNT, List.of())) {
                var written = written(place);
                boolean code = tokens.kind(starts[place.from()]) == Kind.CODE;
                if (code && !LooseValues.isKnownAccount(template.seen(), place.from(), written)) {
                    throw IMPLAUSIBLE;
                }
                var tail = place.shown(Accounts.tail(written).orElseThrow(() -> IMPLAUSIBLE));
                if (value != null && !value.equals(tail)) {
                    throw AMBIGUOUS;
                }
                if (value == null) {
                    value = tail;
                    int end = end(place) - Accounts.behind(written);
                    spans.put(Field.ACCOUNT, new Span(end - tail.length(), end));
                }
            }
            var bank = softConstant(Field.BANK);
            return value == null && bank.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Account(bank, Optional.ofNullable(value)));
        }

        /** The date that the text names, if the examples say which and how; else the message's own, if money moved. */
        private Optional<TransactionDate> date(Intent intent) {
            return named().or(() ->
                    Optional.of(TransactionDate.received(sms.date(), zone)).filter(it -> intent == Intent.TRANSACTION));
        }

        private Optional<TransactionDate> named() {
            var option = dateOption();
            if (option.isEmpty()) {
                return Optional.empty();
            }
            var parts = option.get().split(":");
            int piece = starts[Integer.parseInt(parts[0])];
            var received = sms.date().atZone(zone).toLocalDate();
            int time = Integer.parseInt(parts[1]);
            var at = time < 0
                    ? Optional.of(LocalTime.MIDNIGHT)
                    : WrittenTime.at(tokens.string(starts[time]), 0).flatMap(WrittenTime::minutes);
            var order = DayOrder.valueOf(parts[2]);
            var day = WrittenDate.of(tokens.string(piece)).flatMap(it -> it.day(order, received));
            if (day.isEmpty() || at.isEmpty()) {
                return Optional.empty();
            }
            spans.put(Field.DATE, new Span(tokens.start(piece), tokens.end(piece)));
            var precision = time < 0 ? DatePrecision.DAY : DatePrecision.MINUTE;
            return Optional.of(TransactionDate.written(day.get().atTime(at.get()), precision, zone));
        }

        /** The date's place that all examples agree on; the order of day and month from those that decide it. */
        private Optional<String> dateOption() {
            var poll = template.poll(Field.DATE);
            String place = null;
            var order = DayOrder.ANY;
            int votes = 0;
            for (var option : poll.options().entrySet()) {
                if (option.getKey().indexOf(':') < 0) {
                    return Optional.empty();
                }
                int last = option.getKey().lastIndexOf(':');
                var where = option.getKey().substring(0, last);
                var how = DayOrder.valueOf(option.getKey().substring(last + 1));
                boolean clash = order != DayOrder.ANY && how != DayOrder.ANY && how != order;
                if (clash || place != null && !place.equals(where)) {
                    return Optional.empty();
                }
                place = where;
                order = how == DayOrder.ANY ? order : how;
                votes += option.getValue().votes();
            }
            return votes == poll.asked() && place != null ? Optional.of(place + ":" + order) : Optional.empty();
        }
    }
}
