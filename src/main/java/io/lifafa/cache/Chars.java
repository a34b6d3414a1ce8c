package io.lifafa.cache;

/** What characters are, for any script. */
final class Chars {
    private Chars() {}

    /** A letter, a mark that belongs to one, or half of a character beyond the basic plane that is one. */
    static boolean isLetter(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
        if (Character.isSurrogate(c)) {
            int at = Character.isLowSurrogate(c) && i > 0 ? i - 1 : i;
            return Character.isLetter(text.codePointAt(at));
        }
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || (c == '\u200c' || c == '\u200d')
                        && i > 0
                        && i + 1 < text.length()
                        && isPlainLetter(text.charAt(i + 1));
    }

    private static boolean isPlainLetter(char c) {
        return Character.isLetter(c);
    }

    static boolean isSpace(char c) {
        return c < 0x80 ? c <= ' ' : Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c);
    }

    static boolean isInvisible(char c) {
        return c >= 0x80 && Character.getType(c) == Character.FORMAT || c < ' ' && c != '\n' && c != '\r' && c != '\t';
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    /** A mask character that is nothing else. */
    static boolean isStar(char c) {
        return c == '*' || c == '#' || c == '\u2022' || c == '\u25cf';
    }

    /** A mask character, if it stands with digits. */
    static boolean isMask(char c) {
        return isStar(c) || c == 'X' || c == 'x';
    }

    static boolean isUpper(char c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    static boolean isLower(char c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' : Character.isLowerCase(c);
    }
}
