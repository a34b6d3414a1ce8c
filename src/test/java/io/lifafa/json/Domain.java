package io.lifafa.json;

import io.lifafa.sms.Account;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Failure;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.LocalDay;
import io.lifafa.sms.Method;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Source;
import io.lifafa.sms.Span;
import io.lifafa.sms.WorkItem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The domain's values at random, for properties. */
public final class Domain {
    private Domain() {}

    static Arbitrary<String> text() {
        return Arbitraries.strings().all().excludeChars('\0').ofMaxLength(20).filter(Domain::isWhole);
    }

    private static boolean isWhole(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("0001-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("9998-12-31T00:00:00Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
    }

    static Arbitrary<BigDecimal> money() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TEN.pow(30)),
                        Arbitraries.integers().between(0, 6))
                .as(BigDecimal::new);
    }

    public static Arbitrary<Sms> sms() {
        return Combinators.combine(text(), text(), text(), text(), instants(), text().optional(), text().optional())
                .as(Sms::new);
    }

    public static Arbitrary<WorkItem> items() {
        var failure = Combinators.combine(text(), text(), instants()).as(Failure::new);
        return Combinators.combine(sms(), failure.list().ofMaxSize(3)).as(WorkItem::new);
    }

    public static Arbitrary<Chunk> chunks() {
        var id = Combinators.combine(
                        Arbitraries.strings().alpha().numeric().ofMinLength(1),
                        Arbitraries.integers().between(0, 99))
                .as(ChunkId::new);
        return Combinators.combine(
                        id,
                        text(),
                        text(),
                        Arbitraries.of(true, false),
                        items().list().ofMaxSize(3))
                .as(Chunk::new);
    }

    static Arbitrary<Provenance> provenances() {
        var span = Combinators.combine(
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.integers().between(1, 90))
                .as((start, length) -> new Span(start, start + length));
        return Combinators.combine(
                        Arbitraries.of(Source.class),
                        text().optional(),
                        Arbitraries.integers().optional(),
                        text().optional(),
                        text().optional(),
                        text().optional(),
                        Arbitraries.maps(Arbitraries.of(Field.class), span))
                .as((source, template, version, model, reason, doubt, spans) ->
                        new Provenance(source, template, version, model, reason, doubt, spans, Map.of()));
    }

    public static Arbitrary<Extraction> extractions() {
        var account = Combinators.combine(text().optional(), text().optional()).as(Account::new);
        var money = Combinators.combine(
                Arbitraries.of(Intent.class),
                Arbitraries.of(Direction.class).optional(),
                money().optional(),
                text().optional(),
                instants().optional(),
                account.optional(),
                text().optional(),
                money().optional());
        var local = Combinators.combine(
                        Arbitraries.integers().between(-700_000, 2_900_000),
                        Arbitraries.of(DatePrecision.class),
                        Arbitraries.of("Asia/Kolkata", "Z", "America/Sao_Paulo", "Asia/Kathmandu"))
                .as((day, precision, zone) -> new LocalDay(LocalDate.ofEpochDay(day), precision, ZoneId.of(zone)));
        var rest = Combinators.combine(
                local.optional(),
                text().optional(),
                text().list().ofMaxSize(3),
                text().optional(),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.of(Method.class).optional(),
                text().optional(),
                provenances());
        return money.as((intent, direction, amount, currency, date, own, counterparty, balance) ->
                        rest.as((day, category, tags, summary, confidence, method, reference, provenance) ->
                                Extraction.builder(intent)
                                        .direction(direction)
                                        .amount(amount)
                                        .currency(currency)
                                        .transactionDate(date)
                                        .localDay(day)
                                        .account(own)
                                        .counterparty(counterparty)
                                        .balance(balance)
                                        .category(category)
                                        .tags(tags)
                                        .summary(summary)
                                        .method(method)
                                        .referenceId(reference)
                                        .build(confidence, provenance)))
                .flatMap(it -> it)
                .flatMap(it -> fees().map(fee -> it.toBuilder().fee(fee).build(it.confidence(), it.provenance())));
    }

    private static Arbitrary<Optional<BigDecimal>> fees() {
        return Arbitraries.oneOf(Arbitraries.of(BigDecimal.ZERO, new BigDecimal("0.00")), money())
                .map(Optional::of)
                .optional()
                .map(it -> it.flatMap(fee -> fee));
    }

    public static Arbitrary<Outcome> outcomes() {
        return Arbitraries.oneOf(
                Combinators.combine(items(), extractions()).as(Outcome.Processed::new),
                Combinators.combine(
                                items(),
                                Arbitraries.of(Intent.class),
                                text(),
                                extractions().optional())
                        .as(Outcome.Filtered::new),
                Combinators.combine(items(), text()).as(Outcome.Dead::new),
                Combinators.combine(items(), Arbitraries.longs().between(0, 1L << 40))
                        .as((item, millis) -> new Outcome.Later(item, Duration.ofMillis(millis), millis % 2 == 0)));
    }
}
