package io.lifafa.cache.token;

import io.lifafa.text.Characters;
import java.util.Locale;
import java.util.Set;

/** Which label words stand near a piece. */
public final class Labels {
    private static final int WORDS = 4;

    private final Tokens tokens;
    private final String[] lower;

    public Labels(Tokens tokens) {
        this.tokens = tokens;
        lower = new String[tokens.size()];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = tokens.kind(i) == Kind.WORD ? tokens.string(i).toLowerCase(Locale.ROOT) : "";
        }
    }

    public boolean isAnywhere(Set<String> words) {
        for (int i = 0; i < lower.length; i++) {
            if (words.contains(lower[i]) && !isCardName(i)) {
                return true;
            }
        }
        return false;
    }

    /** "credit" in "credit card" says nothing. */
    private boolean isCardName(int i) {
        return (lower[i].equals("credit") || lower[i].equals("debit"))
                && i + 2 < lower.length
                && (lower[i + 2].startsWith("card") || lower[i + 2].equals("limit"));
    }

    /** True if one of the words stands among the few before a piece, and no value between. */
    public boolean before(int piece, Set<String> words) {
        int seen = 0;
        for (int i = piece - 1; i >= 0 && seen < WORDS; i--) {
            if (tokens.kind(i).isValue() && tokens.kind(i) != Kind.GREETING) {
                return false;
            }
            if (words.contains(lower[i])) {
                return true;
            }
            seen += lower[i].isEmpty() ? 0 : 1;
        }
        return false;
    }

    /** True if one of the words, or a sign of money, stands directly before or behind a piece. */
    public boolean follows(int piece, Set<String> words) {
        return isOne(piece - 1, -1, words) || isOne(piece + 1, 1, words);
    }

    private boolean isOne(int piece, int step, Set<String> words) {
        int i = piece;
        while (i >= 0
                && i < lower.length
                && (tokens.kind(i) == Kind.SPACE || tokens.string(i).equals("."))) {
            i += step;
        }
        return i >= 0
                && i < lower.length
                && (words.contains(lower[i])
                        || Character.getType(tokens.text().charAt(tokens.start(i))) == Character.CURRENCY_SYMBOL);
    }

    /** True if what stands beside a name ends it for certain: the text's end, a line's end, a mark, a word of sentences. */
    public boolean isEdge(int piece, int step) {
        int i = piece;
        if (i >= 0 && i < lower.length && tokens.kind(i) == Kind.SPACE) {
            i += step;
        }
        if (i < 0
                || i >= lower.length
                || tokens.kind(i) == Kind.BREAK
                || tokens.kind(i).isValue()) {
            return true;
        }
        if (tokens.kind(i) == Kind.MARK) {
            return "-/,:*".indexOf(tokens.text().charAt(tokens.start(i))) < 0 || !wordBehind(i + step, step);
        }
        char first = tokens.text().charAt(tokens.start(i));
        return TemplateWords.isEdge(lower[i]) || Characters.isLower(first) && tokens.end(i) - tokens.start(i) > 1;
    }

    /** True if a word that could belong to the name stands on the other side of a mark. */
    private boolean wordBehind(int piece, int step) {
        int i = piece;
        if (i >= 0 && i < lower.length && tokens.kind(i) == Kind.SPACE) {
            i += step;
        }
        return i >= 0
                && i < lower.length
                && tokens.kind(i) == Kind.WORD
                && !TemplateWords.isEdge(lower[i])
                && !Characters.isLower(tokens.text().charAt(tokens.start(i)));
    }
}
