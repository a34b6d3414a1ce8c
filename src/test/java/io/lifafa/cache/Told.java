package io.lifafa.cache;

import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message and what an API tells about it, for tests: values stand in the text where they stand first. */
record Told(Sms sms, Extraction answer) {
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    static final Instant RECEIVED = Instant.parse("2026-03-05T06:30:00Z");

    private static int count;

    static Told debit(String body) {
        return new Told(sms(body), extraction(Intent.TRANSACTION, Optional.of(Direction.DEBIT)));
    }

    static Told credit(String body) {
        return new Told(sms(body), extraction(Intent.TRANSACTION, Optional.of(Direction.CREDIT)));
    }

    static Told other(String body) {
        return new Told(sms(body), extraction(Intent.OTHER, Optional.empty()));
    }

    static Sms sms(String body) {
        return sms("VM-KAVERI-S", body);
    }

    static Sms sms(String sender, String body) {
        return Sms.of("t" + count++, "u", sender, body, RECEIVED);
    }

    static TemplateLibrary library() {
        return new TemplateLibrary(1_000, ZONE, sms -> null);
    }

    Told amount(String written) {
        return with(Field.AMOUNT, written, Optional.of(new BigDecimal(written.replace(",", ""))));
    }

    Told balance(String written) {
        return with(Field.BALANCE, written, Optional.of(new BigDecimal(written.replace(",", ""))));
    }

    Told account(String digits) {
        return with(Field.ACCOUNT, digits, Optional.of(new Account(Optional.empty(), Optional.of(digits))));
    }

    Told to(String name) {
        return with(Field.COUNTERPARTY, name, Optional.of(name));
    }

    Told reference(String id) {
        return with(Field.REFERENCE, id, Optional.of(id));
    }

    Told dated(String written, String instant) {
        return with(Field.DATE, written, Optional.of(Instant.parse(instant)));
    }

    Told category(String category) {
        return with(Field.INTENT, "", Optional.of(category));
    }

    Told method(Method method) {
        return with(Field.METHOD, "", Optional.of(method));
    }

    private static Extraction extraction(Intent intent, Optional<Direction> direction) {
        return new Extraction(
                intent,
                direction,
                Optional.empty(),
                direction.map(it -> "INR"),
                direction.map(it -> RECEIVED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0.9,
                Optional.empty(),
                Optional.empty(),
                Provenance.api("test", Map.of()));
    }

    @SuppressWarnings("unchecked")
    private <T> Told with(Field field, String written, Optional<T> value) {
        var spans = new EnumMap<Field, Span>(Field.class);
        spans.putAll(answer.provenance().spans());
        int at = sms.body().indexOf(written);
        if (!written.isEmpty()) {
            if (at < 0) {
                throw new IllegalArgumentException("does not stand in the text: " + written);
            }
            spans.put(field, new Span(at, at + written.length()));
        }
        var it = answer;
        return new Told(
                sms,
                new Extraction(
                        it.intent(),
                        it.direction(),
                        field == Field.AMOUNT ? (Optional<BigDecimal>) value : it.amount(),
                        it.currency(),
                        field == Field.DATE ? (Optional<Instant>) value : it.transactionDate(),
                        field == Field.ACCOUNT ? (Optional<Account>) value : it.account(),
                        field == Field.COUNTERPARTY ? (Optional<String>) value : it.counterparty(),
                        field == Field.BALANCE ? (Optional<BigDecimal>) value : it.balance(),
                        field == Field.INTENT ? (Optional<String>) value : it.category(),
                        it.tags(),
                        it.summary(),
                        it.confidence(),
                        field == Field.METHOD ? (Optional<Method>) value : it.method(),
                        field == Field.REFERENCE ? (Optional<String>) value : it.referenceId(),
                        Provenance.api("test", spans)));
    }
}
