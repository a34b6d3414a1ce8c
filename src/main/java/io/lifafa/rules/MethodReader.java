package io.lifafa.rules;

import io.lifafa.sms.Method;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import java.util.Map;
import java.util.Optional;

/** Reads the rail off the word that names it; a rail named beats a card or machine mentioned. */
final class MethodReader {
    private static final Map<String, Method> RAILS = Map.ofEntries(
            Map.entry("upi", Method.UPI),
            Map.entry("vpa", Method.UPI),
            Map.entry("imps", Method.IMPS),
            Map.entry("neft", Method.NEFT),
            Map.entry("rtgs", Method.RTGS),
            Map.entry("folio", Method.MUTUAL_FUND),
            Map.entry("nav", Method.MUTUAL_FUND),
            Map.entry("ibft", Method.OTHER),
            Map.entry("raast", Method.OTHER),
            Map.entry("nach", Method.OTHER),
            Map.entry("ach", Method.OTHER),
            Map.entry("ecs", Method.OTHER),
            Map.entry("cheque", Method.OTHER),
            Map.entry("chq", Method.OTHER));
    private static final Map<String, Method> PLACES = Map.of("pos", Method.CARD, "cash", Method.OTHER);

    private MethodReader() {}

    record Found(Method method, Span span) {}

    static Optional<Found> read(Text text, Notices notices) {
        return first(text, notices, RAILS)
                .or(() -> first(text, notices, Map.of("atm", Method.ATM)))
                .or(() -> card(text, notices))
                .or(() -> first(text, notices, PLACES));
    }

    private static Optional<Found> first(Text text, Notices notices, Map<String, Method> words) {
        for (int i = 0; i < text.size(); i++) {
            var method = words.get(text.word(i));
            if (method != null && !notices.covers(i) && !(text.at(i + 1).is("lite"))) {
                return Optional.of(new Found(method, text.span(i, i)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> card(Text text, Notices notices) {
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i) == Cue.CARD && !text.at(i).is("ending") && !notices.covers(i)) {
                return Optional.of(new Found(Method.CARD, text.span(i, i)));
            }
        }
        return Optional.empty();
    }
}
