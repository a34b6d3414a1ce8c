package io.lifafa.cache;

import io.lifafa.text.Characters;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers as they are written: Indian ({@code 1,00,000.50}), western ({@code 100,000.50}) and continental ({@code
 * 100.000,50}) grouping, decimals or none, digits of any script.
 */
final class Numerals {
    private Numerals() {}

    /** How a point followed by three last digits is meant; the only form that can mean two numbers. */
    enum Point {
        UNKNOWN,
        DECIMAL,
        GROUP
    }

    /** Where the number that starts at {@code at} ends. */
    static int end(String text, int at) {
        int whole = digits(text, at);
        if (whole - at <= 3) {
            int grouped = groups(text, whole, true);
            if (grouped > whole) {
                int decimals = digits(text, grouped + 1);
                return isPoint(text, grouped) && decimals > grouped + 1 ? decimals : grouped;
            }
            int continental = groups(text, whole, false);
            if (continental > whole + 4 || continental > whole && isComma(text, continental)) {
                int decimals = digits(text, continental + 1);
                return isComma(text, continental) && decimals > continental + 1 && decimals <= continental + 3
                        ? decimals
                        : continental;
            }
        }
        int decimals = digits(text, whole + 1);
        boolean point = isPoint(text, whole) && decimals > whole + 1;
        if (point && !(isPoint(text, decimals) && digits(text, decimals + 1) > decimals + 1)) {
            return decimals;
        }
        boolean comma = isComma(text, whole) && decimals > whole + 1 && decimals <= whole + 3;
        return comma && !(isComma(text, decimals) && digits(text, decimals + 1) > decimals + 1) ? decimals : whole;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Characters.isDigit(text.charAt(end))) {
            end++;
        }
        return Math.max(from, end);
    }

    /** The end of groups of two or three digits of which the last has three; {@code at} if there are none. */
    private static int groups(String text, int at, boolean commas) {
        int end = at;
        int good = at;
        while (commas ? isComma(text, end) || isThin(text, end) : isPoint(text, end)) {
            int next = digits(text, end + 1);
            int size = next - end - 1;
            if (size != 3 && !(commas && size == 2)) {
                break;
            }
            end = next;
            good = size == 3 ? end : good;
        }
        return good == end ? good : at;
    }

    private static boolean isComma(String text, int i) {
        return i < text.length() && (text.charAt(i) == ',' || text.charAt(i) == '\u066c');
    }

    private static boolean isPoint(String text, int i) {
        return i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == '\u066b');
    }

    /** Apostrophes and spaces that do not break; only between digits they group. */
    private static boolean isThin(String text, int i) {
        return i < text.length() && "'\u2019\u00a0\u202f".indexOf(text.charAt(i)) >= 0;
    }

    /** True if the number can mean two things. */
    static boolean isDouble(String written) {
        int point = lastPoint(written);
        if (point < 0 || written.length() - point - 1 != 3 || point > 3) {
            return false;
        }
        for (int i = 0; i < point; i++) {
            if (!Characters.isDigit(written.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lastPoint(String written) {
        return Math.max(written.lastIndexOf('.'), written.lastIndexOf('\u066b'));
    }

    /** The number, with its decimals as written; empty if it can mean two and {@code point} does not say which. */
    static Optional<BigDecimal> value(String written, Point point) {
        boolean twofold = isDouble(written);
        if (twofold && point == Point.UNKNOWN || written.length() > 40) {
            return Optional.empty();
        }
        int mark = twofold && point == Point.GROUP ? -1 : decimalMark(written);
        var plain = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (Characters.isDigit(c)) {
                plain.append((char) ('0' + Characters.digit(c)));
            } else if (i == mark) {
                plain.append('.');
            }
        }
        return Optional.of(new BigDecimal(plain.toString()));
    }

    /** Where the decimals begin, or -1. */
    private static int decimalMark(String written) {
        int point = lastPoint(written);
        int comma = Math.max(written.lastIndexOf(','), written.lastIndexOf('\u066c'));
        if (point > comma) {
            boolean grouping = comma < 0 && written.indexOf(written.charAt(point)) != point;
            return grouping ? -1 : point;
        }
        return comma >= 0 && (point >= 0 || written.length() - comma - 1 < 3) ? comma : -1;
    }
}
