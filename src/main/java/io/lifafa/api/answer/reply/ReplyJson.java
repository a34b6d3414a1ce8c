package io.lifafa.api.answer.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the result objects in a model's text: clean JSON, JSON in a fence, behind {@code <think>…</think>}, with prose
 * around it, an array, an object that wraps one, or single objects; whole or broken off. Where none is found: JSON in a
 * string of JSON, and what {@link LooseJson} makes of it.
 *
 * <p>Where a text holds several batches the last one counts (the ones before are drafts). Time is linear in the length
 * of the text: each try goes on behind the place where the one before failed, and there are at most {@value
 * #MOST_TRIES}.
 */
public final class ReplyJson {
    /** No reply of 100 items is longer; a longer one is not read. */
    public static final int LONGEST = 8 * 1024 * 1024;

    private static final int MOST_TRIES = 1_000;

    /** JSON in a string in a string, and no deeper. */
    private static final int MOST_WRAPPINGS = 2;

    private static final Found NOTHING = new Found(false, List.of());

    private ReplyJson() {}

    /**
     * @param readable false if there is no result in the form asked for, or the text broke off
     * @param items the result objects that stand whole in it, in order
     */
    public record Found(boolean readable, List<ObjectNode> items) {}

    public static Found read(String content) {
        return content.length() > LONGEST ? NOTHING : read(content, 0);
    }

    /** Strictly; where that finds nothing, what stands in strings of it; where that finds nothing, loosely. */
    private static Found read(String content, int wrapped) {
        int start = answerStart(content);
        var pieces = pieces(content.toCharArray(), start);
        var strict = choose(pieces);
        if (strict.readable() && !strict.items().isEmpty()) {
            return strict;
        }
        if (wrapped < MOST_WRAPPINGS && strict.items().isEmpty()) {
            var inner = within(pieces, content, start, wrapped + 1);
            if (!inner.items().isEmpty()) {
                return inner;
            }
        }
        var loose = LooseJson.strict(content, start).map(text -> choose(pieces(text.toCharArray(), 0)));
        return loose.filter(it -> it.readable() && !it.items().isEmpty()
                        || strict.items().isEmpty() && !it.items().isEmpty())
                .orElse(strict);
    }

    private static Found within(List<JsonPiece> pieces, String content, int start, int wrapped) {
        var texts = pieces.stream().flatMap(piece -> piece.texts().stream()).toList();
        if (!texts.isEmpty()) {
            return read(String.join("\n", texts), wrapped);
        }
        return Escapes.undone(content, start).map(text -> read(text, wrapped)).orElse(NOTHING);
    }

    private static List<JsonPiece> pieces(char[] text, int start) {
        var pieces = new ArrayList<JsonPiece>();
        int at = nextStart(text, start);
        for (int tries = 0; at < text.length && tries < MOST_TRIES; tries++) {
            var piece = JsonPiece.parse(text, at);
            pieces.add(piece);
            if (piece.broken() && piece.isJson()) {
                break;
            }
            at = nextStart(text, piece.end());
        }
        return pieces;
    }

    private static Found choose(List<JsonPiece> pieces) {
        boolean brokeOff = !pieces.isEmpty()
                && pieces.get(pieces.size() - 1).broken()
                && pieces.get(pieces.size() - 1).isJson();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i).batch() && !pieces.get(i).items().isEmpty()) {
                return new Found(!brokeOff, pieces.get(i).items());
            }
        }
        var singles = pieces.stream().flatMap(piece -> piece.items().stream()).toList();
        boolean emptyBatch = pieces.stream().anyMatch(JsonPiece::batch);
        return new Found(!brokeOff && (!singles.isEmpty() || emptyBatch), singles);
    }

    /** Where the answer starts: behind the model's thinking, if it shows any. */
    private static int answerStart(String content) {
        int first = 0;
        while (first < content.length() && content.charAt(first) <= ' ') {
            first++;
        }
        boolean thinks = content.startsWith("<think", first);
        int end = content.indexOf("</think");
        if (end < 0) {
            return thinks ? content.length() : first;
        }
        int brace = content.indexOf('{');
        return thinks || brace < 0 || brace > end ? end : first;
    }

    /** The next place where an object with a field, or an array of objects, may start. */
    private static int nextStart(char[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '{' || text[i] == '[') {
                int next = i + 1;
                while (next < text.length && text[next] <= ' ') {
                    next++;
                }
                if (next < text.length && text[next] == (text[i] == '{' ? '"' : '{')) {
                    return i;
                }
                i = next - 1;
            }
        }
        return text.length;
    }
}
