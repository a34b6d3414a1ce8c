package io.lifafa.text.date;

import io.lifafa.text.Characters;

/** Runs of digits in a text. */
final class Digits {
    /** No part of a date has more. */
    private static final int LONGEST = 9;

    private Digits() {}

    /** How many digits start there, up to nine. */
    static int run(String text, int at) {
        int last = at;
        while (last < text.length() && last - at < LONGEST && Characters.isDigit(text.charAt(last))) {
            last++;
        }
        return last - at;
    }

    static int value(String text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value * 10 + Characters.digit(text.charAt(i));
        }
        return value;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f';
    }
}
