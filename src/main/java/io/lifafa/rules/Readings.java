package io.lifafa.rules;

import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.Lexicon;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Reads messages, and remembers for each thread the last one: filter, extractor and witness are asked of the same message one
 * after the other, and reading it is most of their work.
 */
final class Readings {
    private static final ThreadLocal<Readings> LAST = new ThreadLocal<>();

    private final Reading reading;
    private final ZoneId zone;
    private final Lexicon lexicon;
    /** Once it was asked for: of what the filter drops nobody does. */
    private Optional<RulesAnswer> answer = Optional.empty();

    private Readings(Sms sms, ZoneId zone, Lexicon lexicon) {
        this.reading = Reading.of(sms, zone, lexicon);
        this.zone = zone;
        this.lexicon = lexicon;
    }

    /** The parts of this message; the same object again if it is the one that this thread was asked for last. */
    static Reading of(Sms sms, ZoneId zone, Lexicon lexicon) {
        return last(sms, zone, lexicon).reading;
    }

    /** The values of this message; likewise. */
    static RulesAnswer answer(Sms sms, ZoneId zone, Lexicon lexicon) {
        return last(sms, zone, lexicon).answer();
    }

    private static Readings last(Sms sms, ZoneId zone, Lexicon lexicon) {
        var last = LAST.get();
        if (last == null || !last.isOf(sms, zone, lexicon)) {
            last = new Readings(sms, zone, lexicon);
            LAST.set(last);
        }
        return last;
    }

    /** True for the very same message: one that is equal is rarer than the comparison is dear. */
    private boolean isOf(Sms sms, ZoneId other, Lexicon words) {
        return reading.sms() == sms && zone.equals(other) && lexicon == words;
    }

    private RulesAnswer answer() {
        if (answer.isEmpty()) {
            boolean moved = reading.verdict().movement().isPresent();
            answer =
                    Optional.of(moved ? new TransactionReader(reading, zone).read() : new NoticeReader(reading).read());
        }
        return answer.get();
    }
}
