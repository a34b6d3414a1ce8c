package io.lifafa.api.answer.text;

import io.lifafa.text.Characters;
import io.lifafa.text.number.Digits;

/** What counts as the same character: upper and lower case, and the digits of all scripts. */
public final class Folding {
    private Folding() {}

    /** Letters, digits and the marks that belong to a letter (vowel signs of Indian scripts). */
    static boolean isKept(char c) {
        return Characters.isLetter(c) || Digits.isDigit(c);
    }

    public static boolean isLetter(char c) {
        return Characters.isLetter(c);
    }

    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.isDigit(c) ? Digits.plain(c) : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Letters and digits only, folded. */
    public static String of(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isKept(text.charAt(i))) {
                folded.append(fold(text.charAt(i)));
            }
        }
        return folded.toString();
    }
}
