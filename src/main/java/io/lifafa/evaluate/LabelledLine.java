package io.lifafa.evaluate;

import io.lifafa.evaluate.LabelledFile.Unusable;
import io.lifafa.sms.Sms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What both forms of a labelled line have in common: the message around its values. */
final class LabelledLine {
    private static final String USER = "evaluated";
    private static final Instant UNKNOWN = Instant.parse("2025-07-02T12:00:00Z");

    private final String file;
    private final ZoneId zone;

    /**
     * @param file in front of the line's number it is the id of a message without one
     * @param zone of dates without an offset
     */
    LabelledLine(String file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /** @param part gives one of {@code unique_id}, {@code sender}, {@code body}, {@code date}, {@code lang}, {@code set} */
    LabelledSms of(int number, Function<String, Optional<String>> part, Map<Measure, Optional<String>> values)
            throws Unusable {
        var body = part.apply("body")
                .filter(it -> !it.isBlank())
                .orElseThrow(() -> new Unusable("body: it is missing; each line needs the text of an SMS"));
        if (values.getOrDefault(Measure.INTENT, Optional.empty()).isEmpty()) {
            throw new Unusable("message_intent: it is missing; write transaction, or what the message is instead");
        }
        check(values);
        var id = part.apply("unique_id").orElse(file + ":" + number);
        var sms = Sms.of(id, USER, part.apply("sender").orElse(""), body, date(part.apply("date")));
        return new LabelledSms(
                sms,
                part.apply("lang").orElseGet(() -> Script.of(body)),
                part.apply("set").orElse(""),
                new Truth(values));
    }

    private static void check(Map<Measure, Optional<String>> values) throws Unusable {
        for (var value : values.entrySet()) {
            var fault = value.getValue().flatMap(value.getKey()::fault);
            if (fault.isPresent()) {
                throw new Unusable(value.getKey().field().path() + ": it is not readable; " + fault.get());
            }
        }
    }

    private Instant date(Optional<String> text) throws Unusable {
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        var date = text.get().strip().replace(' ', 'T');
        try {
            if (date.length() <= "2025-07-02".length()) {
                return LocalDate.parse(date).atStartOfDay(zone).toInstant();
            }
            boolean offset =
                    date.endsWith("Z") || date.substring("2025-07-02T".length()).matches(".*[+-].*");
            return offset
                    ? OffsetDateTime.parse(date).toInstant()
                    : LocalDateTime.parse(date).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Unusable("date: it is not readable; write ISO 8601 such as 2025-07-02T10:15:30+05:30");
        }
    }
}
