package io.lifafa.rules;

import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.Lexicon;
import java.time.ZoneId;

/**
 * Reads messages, and remembers for each thread the last one: filter and extractor are asked of the same message one after
 * the other, and reading it is much of their work.
 */
final class Readings {
    private static final ThreadLocal<Last> LAST = new ThreadLocal<>();

    private record Last(Reading reading, ZoneId zone, Lexicon lexicon) {}

    private Readings() {}

    /** The parts of this message; the same object again if it is the one that this thread was asked for last. */
    static Reading of(Sms sms, ZoneId zone, Lexicon lexicon) {
        var last = LAST.get();
        // The very same message: one that is equal is rarer than the comparison is dear.
        if (last != null && last.reading().sms() == sms && last.zone().equals(zone) && last.lexicon() == lexicon) {
            return last.reading();
        }
        var reading = Reading.of(sms, zone, lexicon);
        LAST.set(new Last(reading, zone, lexicon));
        return reading;
    }
}
