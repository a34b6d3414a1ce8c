package io.lifafa.tenants.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/** Digits, capitals and small letters: what a double click selects whole and no shell, URL or header has to quote. */
final class Base62 {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Enough for 32 bits. */
    static final int CHECKSUM_LENGTH = 6;

    private Base62() {}

    /** Each digit as likely as any other. */
    static String random(SecureRandom random, int length) {
        return random.ints(length, 0, DIGITS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(DIGITS.charAt(i)), StringBuilder::append)
                .toString();
    }

    static boolean isBase62(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
    }

    /** CRC-32 as six digits. It finds typing errors and keeps nobody out. */
    static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        var digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
