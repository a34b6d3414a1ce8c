package io.lifafa.text;

/** What characters are, for any script. Thread rule: any. */
public final class Characters {
    private Characters() {}

    /** A letter, or a mark that belongs to one (vowel signs of Indian scripts). */
    public static boolean isLetter(char c) {
        return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c) || isMark(c);
    }

    /** The same, or half of a character beyond the basic plane that is one, or what joins two letters of a word. */
    public static boolean isLetter(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            return isLetter(c);
        }
        if (Character.isSurrogate(c)) {
            int at = Character.isLowSurrogate(c) && i > 0 ? i - 1 : i;
            return Character.isLetter(text.codePointAt(at));
        }
        return isLetter(c)
                || (c == '\u200c' || c == '\u200d')
                        && i > 0
                        && i + 1 < text.length()
                        && Character.isLetter(text.charAt(i + 1));
    }

    /** A mark that belongs to a letter. */
    public static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    public static boolean isUpper(char c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    public static boolean isLower(char c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' : Character.isLowerCase(c);
    }
}
