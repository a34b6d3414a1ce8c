package io.lifafa.text;

/**
 * Words in which letters of one alphabet stand for those of another: {@code Рokupkа} with Cyrillic Р and а, {@code Oплaтa}
 * with Latin O and a. Each becomes a word of the alphabet that all its letters can be taken for.
 */
final class MixedAlphabets {
    /** A shorter word of one alphabet is left alone: {@code р} is a ruble. */
    private static final int SHORTEST = 3;

    private MixedAlphabets() {}

    /** The text with such words in one alphabet; the same string if it has none. Every index stays. */
    static String fold(String text) {
        int latin = 0;
        int other = 0;
        int unlikeLatin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            latin += LookAlikes.isLatin(c) ? 1 : 0;
            if (isOther(c)) {
                other++;
                unlikeLatin += LookAlikes.latin(c) == 0 ? 1 : 0;
            }
        }
        return latin == 0 || other == 0 ? text : fold(text.toCharArray(), unlikeLatin == 0 && latin > other);
    }

    /** @param latinText true if nothing in it can be Cyrillic or Greek alone, so that words of these are disguised, too */
    private static String fold(char[] text, boolean latinText) {
        int at = 0;
        while (at < text.length) {
            int end = at;
            while (end < text.length && (LookAlikes.isLatin(text[end]) || isOther(text[end]))) {
                end++;
            }
            if (end > at) {
                fold(text, at, end, latinText);
            }
            at = end + 1;
        }
        return new String(text);
    }

    private static void fold(char[] text, int start, int end, boolean latinText) {
        boolean latin = false;
        boolean other = false;
        boolean likeLatin = true;
        boolean likeCyrillic = true;
        for (int i = start; i < end; i++) {
            boolean isLatin = LookAlikes.isLatin(text[i]);
            latin |= isLatin;
            other |= !isLatin;
            likeLatin &= isLatin || LookAlikes.latin(text[i]) != 0;
            likeCyrillic &= LookAlikes.isCyrillic(text[i]) || LookAlikes.cyrillic(text[i]) != 0;
        }
        boolean disguised =
                latin && other || other && latinText && (end - start >= SHORTEST || isAbbreviation(text, start, end));
        if (disguised && likeLatin) {
            replace(text, start, end, true);
        } else if (disguised && likeCyrillic) {
            replace(text, start, end, false);
        }
    }

    /** {@code А/с}: letters on both sides of a slash. */
    private static boolean isAbbreviation(char[] text, int start, int end) {
        return start > 1 && text[start - 1] == '/' && Character.isLetter(text[start - 2])
                || end + 1 < text.length && text[end] == '/' && Character.isLetter(text[end + 1]);
    }

    private static void replace(char[] text, int start, int end, boolean toLatin) {
        for (int i = start; i < end; i++) {
            char like = toLatin ? LookAlikes.latin(text[i]) : LookAlikes.cyrillic(text[i]);
            text[i] = like == 0 ? text[i] : like;
        }
    }

    private static boolean isOther(char c) {
        return LookAlikes.isCyrillic(c) || LookAlikes.isGreek(c);
    }
}
