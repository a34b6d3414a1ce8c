package io.lifafa.cache.pattern;

import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that touch the word beside them: {@code paid to HILL BAKERYon 12/11}. Where an answer's name ends within a run of
 * letters, the run is cut there, and the template knows how many letters of which word to cut off.
 */
public final class Seams {
    /** No word that touches a name is longer. */
    static final int LONGEST = 63;

    /** A text that could be cut in more ways is no message of a wording with seams. */
    private static final int MOST_WAYS = 8;

    private Seams() {}

    /** The pieces of an answered message, cut where its counterparty begins and ends. */
    public static Tokens cut(Tokens tokens, Extraction answer) {
        var span = answer.provenance().spans().get(Field.COUNTERPARTY);
        if (span == null
                || answer.counterparty().isEmpty()
                || tokens.startingAt(span.start()) < 0 && !tokens.isInWord(span.start())) {
            return tokens;
        }
        return tokens.cut(List.of(span.start(), span.end()));
    }

    /** The ways to cut a message such that it may be of a wording whose names have seams. */
    static List<Tokens> ways(Tokens tokens, Pattern pattern) {
        var ways = new ArrayList<List<Integer>>(List.of(List.of()));
        for (int i = pattern.prefix(); i < pattern.size(); i++) {
            long element = pattern.element(i);
            if (Pattern.before(element) > 0) {
                join(ways, places(tokens, pattern.element(i - 1), Pattern.before(element), true));
            }
            if (Pattern.after(element) > 0) {
                join(ways, places(tokens, pattern.element(i + 1), Pattern.after(element), false));
            }
        }
        return ways.size() > MOST_WAYS
                ? List.of()
                : ways.stream().map(tokens::cut).toList();
    }

    /** Where a word of so many letters is the first or the last part of a longer run. */
    private static List<Integer> places(Tokens tokens, long word, int length, boolean first) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == Kind.WORD && tokens.end(i) - tokens.start(i) > length) {
                int from = first ? tokens.start(i) : tokens.end(i) - length;
                if (Tokens.literal(tokens.text(), from, from + length) == word) {
                    places.add(first ? from + length : from);
                }
            }
        }
        return places;
    }

    private static void join(List<List<Integer>> ways, List<Integer> places) {
        var joined = new ArrayList<List<Integer>>();
        for (var way : ways) {
            for (int place : places) {
                var longer = new ArrayList<>(way);
                longer.add(place);
                joined.add(longer);
            }
        }
        ways.clear();
        ways.addAll(joined.subList(0, Math.min(joined.size(), MOST_WAYS + 1)));
    }
}
