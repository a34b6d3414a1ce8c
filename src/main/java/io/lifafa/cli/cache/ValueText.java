package io.lifafa.cli.cache;

import io.lifafa.rules.message.Found;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Span;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values of an extraction, one a line: where it stands, how far it is to be believed, which word says what it is, and why. */
public final class ValueText {
    private static final String FORMAT = "  %-24s %-10s %-10s %-14s %-20s %s%n";

    private final String body;
    private final Map<Field, Found> found;

    /** @param found what the rules found, empty for an answer that is not theirs */
    public ValueText(String body, Map<Field, Found> found) {
        this.body = body;
        this.found = found;
    }

    public void print(Extraction extraction, PrintStream out) {
        var provenance = extraction.provenance();
        out.printf(FORMAT, "value", "characters", "confidence", "role word", "evidence", "text");
        provenance
                .spans()
                .forEach((field, span) -> line(
                        field,
                        span,
                        Optional.ofNullable(provenance.confidences().get(field)),
                        out));
    }

    private void line(Field field, Span span, Optional<Double> confidence, PrintStream out) {
        var why = Optional.ofNullable(found.get(field));
        out.printf(
                FORMAT,
                field.path(),
                span.start() + "-" + span.end(),
                confidence.map("%.2f"::formatted).orElse("-"),
                why.flatMap(Found::role).map(this::text).orElse("-"),
                why.map(it -> it.evidence().name().toLowerCase(Locale.ROOT)).orElse("-"),
                text(span));
    }

    private String text(Span span) {
        return span.of(body).replaceAll("\\s", " ");
    }
}
