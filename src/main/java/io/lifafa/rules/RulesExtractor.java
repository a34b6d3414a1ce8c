package io.lifafa.rules;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.Lexicon;
import java.time.ZoneId;

/**
 * Reads an SMS by rules alone: where no API is configured, as the fallback, and as a second witness beside the API.
 *
 * <p>Every value it gives stands in the text, at the span its provenance names; what the text does not say plainly is
 * left empty. It answers every text, whatever is in it, in time linear in its length (at most {@value
 * Tokenizer#READ_LIMIT} characters are read).
 *
 * <pre>{@code
 * var extractor = new RulesExtractor(ZoneId.of("Asia/Kolkata"));
 * extractor.extract(sms).amount();
 * }</pre>
 *
 * <p>Immutable; may be used from any thread.
 */
public final class RulesExtractor {
    private final ZoneId zone;
    private final Lexicon lexicon;

    /**
     * With the words that are packed with the program.
     *
     * @param zone the zone of the dates that messages name without one
     */
    public RulesExtractor(ZoneId zone) {
        this(zone, Lexicon.shipped());
    }

    /** @param lexicon which words hint at what */
    public RulesExtractor(ZoneId zone, Lexicon lexicon) {
        this.zone = zone;
        this.lexicon = lexicon;
    }

    /** What the message says. An answer without amount or direction is no transaction. */
    public Extraction extract(Sms sms) {
        return read(sms).extraction();
    }

    /** What the message says, and of each value on which words it stands. */
    public RulesAnswer read(Sms sms) {
        return Readings.answer(sms, zone, lexicon);
    }
}
