package io.lifafa.rules.message;

import io.lifafa.text.lexicon.Cue;

/**
 * A piece of a message.
 *
 * @param kind what it is made of
 * @param start index of its first UTF-16 unit in the body
 * @param end index behind its last one
 * @param lower its text in lower case
 * @param letters how its letters are written, as far as it is a word
 * @param cue what a word hints at
 */
public record Token(Kind kind, int start, int end, String lower, Letters letters, Cue cue) {
    /** Stands before the first and behind the last token, so that neighbours need no bounds check. */
    static final Token NONE = new Token(Kind.BREAK, -1, -1, "", Letters.CASELESS, Cue.NONE);

    /** Told once, since whoever looks for names asks for it again and again. */
    enum Letters {
        /** A script without capitals, or no letters at all. */
        CASELESS,
        SMALL,
        /** A capital in front, and others behind. */
        CAPITALISED,
        CAPITALS;

        static Letters of(String body, int start, int end) {
            char first = body.charAt(start);
            if (!Character.isUpperCase(first)) {
                return Character.isLowerCase(first) ? SMALL : CASELESS;
            }
            for (int at = start + 1; at < end; at++) {
                if (!Character.isUpperCase(body.charAt(at))) {
                    return CAPITALISED;
                }
            }
            return CAPITALS;
        }
    }

    public enum Kind {
        /** A run of letters. */
        WORD,
        /** A run of digits, with single commas and points inside. */
        NUMBER,
        /** One character that is neither. */
        MARK,
        /** The end of a line. */
        BREAK
    }

    Token withoutCue() {
        return withCue(Cue.NONE);
    }

    Token withCue(Cue other) {
        return cue == other ? this : new Token(kind, start, end, lower, letters, other);
    }

    public boolean isWord() {
        return kind == Kind.WORD;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    public boolean isMark(char c) {
        return kind == Kind.MARK && lower.charAt(0) == c;
    }

    /** True if this is a mark and one of these characters. */
    public boolean isMarkOf(String characters) {
        return kind == Kind.MARK && characters.indexOf(lower.charAt(0)) >= 0;
    }

    public boolean is(String word) {
        return lower.hashCode() == word.hashCode() && lower.equals(word);
    }

    public int length() {
        return end - start;
    }
}
