package io.lifafa.rules.secret;

import java.text.Normalizer;

/**
 * Characters as they are compared: lower case, no accents, plain digits. One character becomes one, so that places stay what
 * they are; one that is to be passed over becomes {@link #SKIP}.
 */
final class PlainChars {
    static final char SKIP = 0;

    private static final int TABLE = 0x2100;
    private static final char[] PLAIN = new char[TABLE];
    private static final boolean[] LETTER = new boolean[TABLE];

    static {
        for (int c = 0; c < TABLE; c++) {
            PLAIN[c] = compute((char) c);
            LETTER[c] = computeLetter((char) c);
        }
    }

    private PlainChars() {}

    static char[] of(String text, int limit) {
        var plain = new char[limit];
        for (int i = 0; i < limit; i++) {
            plain[i] = of(text.charAt(i));
        }
        return plain;
    }

    static char of(char c) {
        return c < TABLE ? PLAIN[c] : c >= 0x2E80 && c < 0xF900 ? c : compute(c);
    }

    private static char compute(char c) {
        if (isPassedOver(c)) {
            return SKIP;
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        return Character.isLetter(c) || c >= 0xFF00 ? letter(Character.toLowerCase(c)) : c;
    }

    private static boolean isPassedOver(char c) {
        boolean accent = c >= 0x0300 && c <= 0x036F || c >= 0x064B && c <= 0x0655 || c == 0x0640;
        return accent || Character.getType(c) == Character.FORMAT;
    }

    private static char letter(char c) {
        return switch (c) {
            case 'đ' -> 'd';
            case 'ı' -> 'i';
            case 'ł' -> 'l';
            case 'ø' -> 'o';
            case 'æ' -> 'a';
            case 'ß' -> 's';
            case 'ς' -> 'σ';
            case 'ی', 'ى' -> 'ي';
            case 'ک' -> 'ك';
            case 'ة' -> 'ه';
            default ->
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0);
        };
    }

    static boolean isDigit(char plain) {
        return plain >= '0' && plain <= '9';
    }

    static boolean isLatin(char plain) {
        return plain >= 'a' && plain <= 'z';
    }

    /** The first place from {@code i} on that is no letter of a to z. */
    static int behindLatin(char[] plain, int i) {
        int at = i;
        while (at < plain.length && isLatin(plain[at])) {
            at++;
        }
        return at;
    }

    /** A letter, or a mark that belongs to one. */
    static boolean isLetter(char plain) {
        return plain < TABLE ? LETTER[plain] : computeLetter(plain);
    }

    private static boolean computeLetter(char plain) {
        if (plain < 0x80) {
            return isLatin(plain);
        }
        int type = Character.getType(plain);
        return Character.isLetter(plain)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** A letter of a script that puts no spaces between words, or hangs its endings on without one. */
    static boolean isUnspaced(char plain) {
        return plain >= 0x0E00 && plain <= 0x0EFF
                || plain >= 0x1000 && plain <= 0x109F
                || plain >= 0x1780 && plain <= 0x17FF
                || plain >= 0x3040 && plain <= 0x9FFF
                || plain >= 0xAC00 && plain <= 0xD7A3;
    }

    /** Hebrew and Arabic hang "and", "the", "with" in front of a word. */
    static boolean hasPrefixes(char plain) {
        return plain >= 0x0590 && plain <= 0x06FF;
    }

    /** What may stand between the words of a phrase. */
    static boolean isJoint(char plain) {
        return plain == SKIP || plain == ' ' || plain == '-' || plain == '_' || plain == 0xA0;
    }
}
