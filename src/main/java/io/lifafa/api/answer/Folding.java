package io.lifafa.api.answer;

import io.lifafa.text.Characters;

/** What counts as the same character: upper and lower case, and the digits of all scripts. */
final class Folding {
    private Folding() {}

    /** Letters, digits and the marks that belong to a letter (vowel signs of Indian scripts). */
    static boolean isKept(char c) {
        return Characters.isLetter(c) || Characters.isDigit(c);
    }

    static boolean isLetter(char c) {
        return Characters.isLetter(c);
    }

    static boolean isDigit(char c) {
        return Characters.isDigit(c);
    }

    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.isDigit(c) ? asciiDigit(c) : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static char asciiDigit(char c) {
        return (char) ('0' + Character.digit(c, 10));
    }

    /** The same text with the digits of all scripts as 0 to 9; every index stays. */
    static String plainDigits(String text) {
        char[] plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && Character.isDigit(c)) {
                plain = plain == null ? text.toCharArray() : plain;
                plain[i] = asciiDigit(c);
            }
        }
        return plain == null ? text : new String(plain);
    }

    /** Letters and digits only, folded. */
    static String of(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isKept(text.charAt(i))) {
                folded.append(fold(text.charAt(i)));
            }
        }
        return folded.toString();
    }
}
