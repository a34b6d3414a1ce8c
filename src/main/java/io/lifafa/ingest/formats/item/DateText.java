package io.lifafa.ingest.formats.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Reads a date: ISO 8601 with or without time and offset, or epoch milliseconds or seconds: which of them a number is
 * cannot be mistaken. Only 1990-01-01 to 2100-01-01 is
 * believed: outside of it a phone's clock or a unit is wrong.
 */
final class DateText {
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    /** As many as a nanosecond count of today has; what is larger than a long is a number of no known unit. */
    private static final int MAX_EPOCH_DIGITS = 19;

    private static final String MAX_EPOCH = Long.toString(Long.MAX_VALUE);
    private static final String SEND = "; send ISO 8601 such as 2024-05-01T10:15:30+05:30, or epoch milliseconds";

    /** What a text says. */
    sealed interface Reading {}

    /** A date, cut to milliseconds, which is what the store keeps. */
    record At(Instant instant) implements Reading {}

    /** No date; {@code reason} follows the field's name in a sentence. */
    record NoDate(String reason) implements Reading {}

    private DateText() {}

    static Reading read(String text, ZoneId zone) {
        return isNumber(text) ? epoch(text) : iso(text, zone);
    }

    private static Reading epoch(String text) {
        if (text.length() > MAX_EPOCH_DIGITS || text.length() == MAX_EPOCH_DIGITS && text.compareTo(MAX_EPOCH) > 0) {
            return outside();
        }
        var number = Long.parseLong(text);
        if (plausible(number)) {
            return new At(Instant.ofEpochMilli(number));
        }
        if (number < LAST.toEpochMilli() && plausible(number * 1000)) {
            return new At(Instant.ofEpochSecond(number));
        }
        return plausible(number / 1000) || plausible(number / 1_000_000)
                ? new NoDate(" looks like epoch microseconds or nanoseconds; send milliseconds")
                : outside();
    }

    private static NoDate outside() {
        return new NoDate(" lies outside the years 1990 to 2100" + SEND);
    }

    private static Reading iso(String text, ZoneId zone) {
        try {
            var parser = new IsoDate(text);
            if (!parser.parse()) {
                return new NoDate(" is not a date" + SEND);
            }
            var instant = parser.at(zone).truncatedTo(ChronoUnit.MILLIS);
            return plausible(instant.toEpochMilli())
                    ? new At(instant)
                    : new NoDate(" lies outside the years 1990 to 2100; check the year");
        } catch (DateTimeException e) {
            // Thirteenth month, 30 February, hour 25, offset of 20 hours.
            return new NoDate(" names a day or time that does not exist; check it");
        }
    }

    private static boolean plausible(long millis) {
        return millis >= FIRST.toEpochMilli() && millis <= LAST.toEpochMilli();
    }

    private static boolean isNumber(String text) {
        var first = text.startsWith("-") ? 1 : 0;
        for (var i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > first;
    }
}
