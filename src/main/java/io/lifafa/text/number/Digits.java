package io.lifafa.text.number;

/** Digits of all scripts. */
public final class Digits {
    private Digits() {}

    public static boolean isDigit(char c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    /** What a digit counts: 0 to 9. */
    public static int value(char digit) {
        return digit < 0x80 ? digit - '0' : Character.digit(digit, 10);
    }

    /** The same digit as one of 0 to 9. */
    public static char plain(char digit) {
        return digit < 0x80 ? digit : (char) ('0' + Character.digit(digit, 10));
    }

    /** The same text with all digits as 0 to 9; every index stays. */
    public static String plain(String text) {
        char[] plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && Character.isDigit(c)) {
                plain = plain == null ? text.toCharArray() : plain;
                plain[i] = plain(c);
            }
        }
        return plain == null ? text : new String(plain);
    }

    /** True for a text of digits and nothing else. */
    public static boolean areAll(String text) {
        return !text.isEmpty() && end(text, 0, text.length()) == text.length();
    }

    /** Where the digits that start at {@code from} end; {@code from} if there are none. */
    public static int end(String text, int from, int limit) {
        int end = from;
        while (end < limit && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
