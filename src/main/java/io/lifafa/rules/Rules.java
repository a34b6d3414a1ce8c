package io.lifafa.rules;

import io.lifafa.rules.message.Tokenizer;
import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.Lexicon;
import java.time.ZoneId;

/**
 * Reads SMS by rules alone: filters what is certainly no transaction, extracts where no API is configured or as its fallback,
 * and is a second witness beside the API.
 *
 * <p>Every value stands in the text, at the span its provenance names; what the text does not say plainly is left empty. Every
 * text is answered, whatever is in it, in time linear in its length (at most {@value Tokenizer#READ_LIMIT} characters are
 * read).
 *
 * <pre>{@code
 * var rules = new Rules(ZoneId.of("Asia/Kolkata"));
 * var reading = rules.read(sms);
 * if (reading.dropReason().isEmpty()) {
 *     store(reading.extraction());
 * }
 * }</pre>
 *
 * <p>Immutable; may be used from any thread.
 */
public final class Rules {
    private final ZoneId zone;
    private final Lexicon lexicon;

    /**
     * With the words that are packed with the program.
     *
     * @param zone the zone of the dates that messages name without one
     */
    public Rules(ZoneId zone) {
        this(zone, Lexicon.shipped());
    }

    /** @param lexicon which words hint at what */
    public Rules(ZoneId zone, Lexicon lexicon) {
        this.zone = zone;
        this.lexicon = lexicon;
    }

    /** Reads one SMS. This is most of the work: hand the reading on rather than read the same SMS twice. */
    public Reading read(Sms sms) {
        return new LazyReading(MessageParts.of(sms, zone, lexicon), zone);
    }
}
