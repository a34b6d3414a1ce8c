package io.lifafa.rules.message;

import io.lifafa.sms.Field;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Span;
import io.lifafa.text.PlainText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the values of one message while it is read. Serves one message. */
public final class Findings {
    /** Of a transaction the values that must not be wrong. */
    private static final List<Field> MONEY =
            List.of(Field.DIRECTION, Field.AMOUNT, Field.CURRENCY, Field.BALANCE, Field.ACCOUNT);

    private final PlainText text;
    private final Map<Field, Found> found = new EnumMap<>(Field.class);
    private final Map<Field, Double> confidences = new EnumMap<>(Field.class);

    /** @param text the message: values are its words, places those of the original */
    public Findings(PlainText text) {
        this.text = text;
    }

    /** Notes a value; gives its text. */
    public Optional<String> note(Field field, Optional<Found> value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var it = value.get();
        found.put(field, original(it));
        confidences.put(field, it.evidence().confidence());
        return Optional.of(it.span().of(text.written()));
    }

    private Found original(Found value) {
        return new Found(text.original(value.span()), value.role().map(text::original), value.evidence());
    }

    /** Notes how far a value can be believed that stands nowhere in the text. */
    public void infer(Field field, Evidence evidence) {
        confidences.put(field, evidence.confidence());
    }

    /** The share of messages with such values of which none about money is wrong. */
    public double confidence() {
        double product = 1;
        for (var field : MONEY) {
            product *= confidences.getOrDefault(field, 1.0);
        }
        return Math.round(product * 100) / 100.0;
    }

    public Map<Field, Found> found() {
        return found;
    }

    public Provenance provenance() {
        var spans = new EnumMap<Field, Span>(Field.class);
        found.forEach((field, it) -> spans.put(field, it.span()));
        return Provenance.rules(spans, confidences);
    }
}
