package io.lifafa.rules;

import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Method;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the rail off the word that names it; a rail named beats a card or machine mentioned. */
final class MethodReader {
    /** The plainer the word, the earlier. */
    private enum Rank {
        RAIL,
        MACHINE,
        CARD,
        PLACE,
        NONE
    }

    private record Meaning(Method method, Rank rank) {}

    private static final Map<String, Meaning> WORDS = new HashMap<>();

    static {
        add(Method.UPI, Rank.RAIL, "upi", "vpa");
        add(Method.IMPS, Rank.RAIL, "imps");
        add(Method.NEFT, Rank.RAIL, "neft");
        add(Method.RTGS, Rank.RAIL, "rtgs");
        add(Method.MUTUAL_FUND, Rank.RAIL, "folio", "nav");
        add(Method.OTHER, Rank.RAIL, "ibft", "raast", "nach", "ach", "ecs", "cheque", "chq");
        add(Method.ATM, Rank.MACHINE, "atm");
        add(Method.CARD, Rank.PLACE, "pos");
        add(Method.OTHER, Rank.PLACE, "cash");
    }

    private static final Meaning CARD = new Meaning(Method.CARD, Rank.CARD);
    private static final Meaning NONE = new Meaning(Method.OTHER, Rank.NONE);

    private MethodReader() {}

    record Found(Method method, Span span) {}

    /** The first of the words of the best rank. */
    static Optional<Found> read(Text text, Notices notices) {
        var best = NONE;
        int at = -1;
        for (int i = 0; i < text.size() && best.rank() != Rank.RAIL; i++) {
            var meaning = text.at(i).isWord() && !notices.covers(i) ? meaning(text, i) : NONE;
            if (meaning.rank().compareTo(best.rank()) < 0) {
                best = meaning;
                at = i;
            }
        }
        return at < 0 ? Optional.empty() : Optional.of(new Found(best.method(), text.span(at, at)));
    }

    /** A word that is the name of a rail, a machine or a place may stand for a card, too. */
    private static Meaning meaning(Text text, int i) {
        var word = WORDS.get(text.word(i));
        boolean card = text.cue(i) == Cue.CARD && !text.at(i).is("ending");
        boolean named = word != null && !text.at(i + 1).is("lite") && !(card && Rank.CARD.compareTo(word.rank()) < 0);
        return named ? word : card ? CARD : NONE;
    }

    private static void add(Method method, Rank rank, String... words) {
        for (var word : words) {
            WORDS.put(word, new Meaning(method, rank));
        }
    }
}
