package io.lifafa.cache;

import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.ExtractionBuilder;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Method;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A message and what an API tells about it, for tests: values stand in the text where they stand first. */
public record AnsweredSms(Sms sms, Extraction answer) {
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    static final Instant RECEIVED = Instant.parse("2026-03-05T06:30:00Z");

    private static int count;

    public static AnsweredSms debit(String body) {
        return new AnsweredSms(sms(body), extraction(Intent.TRANSACTION, Optional.of(Direction.DEBIT)));
    }

    public static AnsweredSms credit(String body) {
        return new AnsweredSms(sms(body), extraction(Intent.TRANSACTION, Optional.of(Direction.CREDIT)));
    }

    static AnsweredSms other(String body) {
        return new AnsweredSms(sms(body), extraction(Intent.OTHER, Optional.empty()));
    }

    public static Sms sms(String body) {
        return sms("VM-KAVERI-S", body);
    }

    public static Sms sms(String sender, String body) {
        return Sms.of("t" + count++, "u", sender, body, RECEIVED);
    }

    public static TemplateLibrary library() {
        return new TemplateLibrary(1_000, ZONE, sms -> null);
    }

    public AnsweredSms amount(String written) {
        return with(Field.AMOUNT, written, answer.toBuilder().amount(money(written)));
    }

    public AnsweredSms balance(String written) {
        return with(Field.BALANCE, written, answer.toBuilder().balance(money(written)));
    }

    AnsweredSms fee(String written) {
        return with(Field.FEE, written, answer.toBuilder().fee(money(written)));
    }

    public AnsweredSms account(String digits) {
        var account = new Account(Optional.empty(), Optional.of(digits));
        return with(Field.ACCOUNT, digits, answer.toBuilder().account(Optional.of(account)));
    }

    public AnsweredSms to(String name) {
        return with(Field.COUNTERPARTY, name, answer.toBuilder().counterparty(Optional.of(name)));
    }

    AnsweredSms reference(String id) {
        return with(Field.REFERENCE, id, answer.toBuilder().referenceId(Optional.of(id)));
    }

    AnsweredSms dated(String written, String instant) {
        return with(Field.DATE, written, answer.toBuilder().transactionDate(Optional.of(Instant.parse(instant))));
    }

    AnsweredSms category(String category) {
        return new AnsweredSms(sms, built(answer.toBuilder().category(Optional.of(category)), answer.provenance()));
    }

    AnsweredSms method(Method method) {
        return new AnsweredSms(sms, built(answer.toBuilder().method(Optional.of(method)), answer.provenance()));
    }

    private static Optional<BigDecimal> money(String written) {
        return Optional.of(new BigDecimal(written.replace(",", "")));
    }

    private static Extraction extraction(Intent intent, Optional<Direction> direction) {
        return Extraction.builder(intent)
                .direction(direction)
                .currency(direction.map(it -> "INR"))
                .transactionDate(direction.map(it -> RECEIVED))
                .build(0.9, Provenance.api("test", Map.of()));
    }

    private AnsweredSms with(Field field, String written, ExtractionBuilder changed) {
        int at = sms.body().indexOf(written);
        if (at < 0) {
            throw new IllegalArgumentException("does not stand in the text: " + written);
        }
        var spans = new EnumMap<Field, Span>(Field.class);
        spans.putAll(answer.provenance().spans());
        spans.put(field, new Span(at, at + written.length()));
        return new AnsweredSms(sms, built(changed, Provenance.api("test", spans)));
    }

    private Extraction built(ExtractionBuilder changed, Provenance provenance) {
        return changed.build(answer.confidence(), provenance);
    }
}
