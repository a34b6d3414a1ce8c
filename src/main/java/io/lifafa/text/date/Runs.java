package io.lifafa.text.date;

import io.lifafa.text.number.Digits;

/** Runs of digits in a text. */
final class Runs {
    /** No part of a date has more. */
    private static final int LONGEST = 9;

    private Runs() {}

    /** How many digits start there, up to nine. */
    static int run(String text, int at) {
        return Digits.end(text, at, Math.min(text.length(), at + LONGEST)) - at;
    }

    static int value(String text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value * 10 + Digits.value(text.charAt(i));
        }
        return value;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f';
    }
}
