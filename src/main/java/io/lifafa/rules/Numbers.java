package io.lifafa.rules;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads a number as people write money: {@code 1,00,000.50}, {@code 1.246,69}, {@code 2500}.
 *
 * <p>The value has exactly the digits that are written. What could be read in two ways or is no number of a money
 * amount ({@code 12.30.45}) is empty.
 */
final class Numbers {
    /** Beyond this many digits a number is an identifier, not money. */
    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    static Optional<BigDecimal> read(String text) {
        int decimal = decimalPoint(text);
        if (decimal == -2) {
            return Optional.empty();
        }
        var plain = new StringBuilder(text.length());
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i == decimal) {
                plain.append('.');
            } else if (Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
                digits++;
            }
        }
        return digits == 0 || digits > MOST_DIGITS ? Optional.empty() : Optional.of(new BigDecimal(plain.toString()));
    }

    /** Reads a number of a country that groups by points: {@code 750.000} are three quarters of a million. */
    static Optional<BigDecimal> readGroupedByPoints(String text) {
        int point = text.indexOf('.');
        boolean group = point > 0 && point <= 3 && point == text.length() - 4 && text.indexOf(',') < 0;
        return read(group ? text.replace(".", "") : text);
    }

    /** True for digits alone. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Index of the decimal separator, -1 if there is none, -2 if the text is no number. */
    private static int decimalPoint(String text) {
        int last = -1;
        int count = 0;
        boolean mixed = false;
        for (int i = 0; i < text.length(); i++) {
            if (Tokenizer.isSeparator(text.charAt(i))) {
                mixed |= last >= 0 && text.charAt(i) != text.charAt(last);
                last = i;
                count++;
            }
        }
        if (last < 0) {
            return -1;
        }
        int tail = text.length() - last - 1;
        if (count == 1) {
            return isGroup(text.charAt(last)) && tail == 3 ? -1 : single(text, last, tail);
        }
        if (mixed) {
            return groupsHold(text, last) && text.indexOf(text.charAt(last)) == last ? last : -2;
        }
        return groupsHold(text, text.length()) && tail == 3 ? -1 : -2;
    }

    private static int single(String text, int separator, int tail) {
        boolean point = !isGroup(text.charAt(separator));
        return point || tail <= 2 ? separator : -2;
    }

    private static boolean isGroup(char c) {
        return c == ',' || c == '\u066c';
    }

    /** True if every group before {@code end} has two or three digits, the last one three. */
    private static boolean groupsHold(String text, int end) {
        int size = 0;
        boolean first = true;
        for (int i = 0; i < end; i++) {
            if (!Tokenizer.isSeparator(text.charAt(i))) {
                size++;
                continue;
            }
            if (first ? size == 0 || size > 3 : size < 2 || size > 3) {
                return false;
            }
            first = false;
            size = 0;
        }
        return first || size == 3;
    }

    /** {@code 0012}: an identifier, no quantity. */
    static boolean isPadded(String number) {
        return number.length() > 1 && number.charAt(0) == '0' && Character.isDigit(number.charAt(1));
    }
}
