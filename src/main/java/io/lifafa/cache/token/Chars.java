package io.lifafa.cache.token;

/** What the spaces and marks of a message are; letters and digits are {@link Characters}. */
final class Chars {
    private Chars() {}

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
}
