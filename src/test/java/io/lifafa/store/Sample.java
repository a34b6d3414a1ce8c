package io.lifafa.store;

import io.lifafa.sms.Account;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Failure;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Method;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Span;
import io.lifafa.sms.WorkItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Invented SMS and what may become of them. */
public final class Sample {
    public static final Instant DATE = Instant.parse("2026-02-28T21:04:05.678Z");
    private static final String BODY = "Rs.1,250.50 debited from a/c XX4321 at Blue Kettle Cafe. Ref 900112. - id ";

    private Sample() {}

    public static Sms sms(String id) {
        return new Sms(
                id,
                "user-7",
                "AX-KOTBNK-S",
                BODY + id,
                DATE,
                Optional.of("+910000000001"),
                Optional.of("user7@example.org"));
    }

    public static Chunk chunk(String batchId, int sequence, String... ids) {
        return new Chunk(
                ChunkId.of(batchId, sequence),
                TestStore.TENANT,
                batchId,
                false,
                Stream.of(ids).map(id -> WorkItem.fresh(sms(id))).toList());
    }

    public static Extraction extraction(String amount) {
        return Extraction.builder(Intent.TRANSACTION)
                .direction(Optional.of(Direction.DEBIT))
                .amount(Optional.of(new BigDecimal(amount)))
                .currency(Optional.of("INR"))
                .transactionDate(Optional.of(DATE.minusSeconds(60)))
                .account(Optional.of(new Account(Optional.of("Kothari Bank"), Optional.of("4321"))))
                .counterparty(Optional.of("Blue Kettle Cafe"))
                .balance(Optional.of(new BigDecimal("99000.00")))
                .fee(Optional.of(new BigDecimal("5.90")))
                .category(Optional.of("food"))
                .tags(List.of("cafe", "upi"))
                .summary(Optional.of("Paid 1250.50 to Blue Kettle Cafe"))
                .method(Optional.of(Method.UPI))
                .referenceId(Optional.of("900112"))
                .build(
                        0.875,
                        Provenance.rules(
                                Map.of(Field.AMOUNT, new Span(3, 11), Field.ACCOUNT, new Span(31, 35)),
                                Map.of(Field.AMOUNT, 0.99, Field.ACCOUNT, 0.92)));
    }

    /** A message about money that has moved, nobody knows how much. */
    public static Extraction unclear() {
        return Extraction.builder(Intent.TRANSACTION)
                .direction(Optional.of(Direction.DEBIT))
                .build(0.5, Provenance.rules(Map.of(), Map.of()));
    }

    public static Extraction dated(Instant date) {
        return Extraction.builder(Intent.TRANSACTION)
                .direction(Optional.of(Direction.CREDIT))
                .amount(Optional.of(BigDecimal.TEN))
                .transactionDate(Optional.of(date))
                .build(1, Provenance.rules(Map.of(), Map.of()));
    }

    /** A balance note: no transaction, and yet it says something. */
    public static Extraction note() {
        return Extraction.builder(Intent.ALERT)
                .currency(Optional.of("INR"))
                .account(Optional.of(new Account(Optional.of("Teesta Bank"), Optional.of("4417"))))
                .balance(Optional.of(new BigDecimal("12345678901234567890.10")))
                .build(0.9, Provenance.rules(Map.of(Field.BALANCE, new Span(3, 11)), Map.of(Field.BALANCE, 0.98)));
    }

    public static Outcome noted(WorkItem item) {
        return new Outcome.Filtered(item, Intent.ALERT, "alert", Optional.of(note()));
    }

    public static Outcome processed(WorkItem item) {
        return new Outcome.Processed(item, extraction("1250.50"));
    }

    public static Outcome filtered(WorkItem item) {
        return new Outcome.Filtered(item, Intent.PROMO, "promotion");
    }

    public static Outcome dead(WorkItem item) {
        return new Outcome.Dead(item.failed(failure("rules")), "not_understood");
    }

    public static Outcome later(WorkItem item) {
        return new Outcome.Later(item.failed(failure("api")), Duration.ofSeconds(45));
    }

    public static Failure failure(String stage) {
        return new Failure(stage, "IllegalStateException", DATE);
    }
}
