package io.lifafa.rules;

import io.lifafa.sms.Sms;
import java.time.ZoneId;

/**
 * Reads messages, and remembers for each thread the last one: filter and extractor are asked of the same message one after
 * the other, and reading it is much of their work.
 */
final class Readings {
    private static final ThreadLocal<Last> LAST = new ThreadLocal<>();

    private record Last(Reading reading, ZoneId zone) {}

    private Readings() {}

    /** The parts of this message; the same object again if it is the one that this thread was asked for last. */
    static Reading of(Sms sms, ZoneId zone) {
        var last = LAST.get();
        // The very same message: one that is equal is rarer than the comparison is dear.
        if (last != null && last.reading().sms() == sms && last.zone().equals(zone)) {
            return last.reading();
        }
        var reading = Reading.of(sms, zone);
        LAST.set(new Last(reading, zone));
        return reading;
    }
}
