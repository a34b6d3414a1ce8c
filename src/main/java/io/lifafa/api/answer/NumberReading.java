package io.lifafa.api.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that a written number can mean: {@code 1,00,000.50}, {@code 1.234,56}, {@code 1'234}, {@code 1 234,56},
 * {@code 2500}.
 *
 * <p>Each value has exactly the digits that are written. A comma before the last three digits groups; a point there may
 * group or divide, so such a number has two values. What is no number of a money amount ({@code 12.30.45}) has none.
 */
final class NumberReading {
    /** Decimal128 holds no more. */
    static final int MOST_DIGITS = 34;

    private NumberReading() {}

    /** @param text digits 0 to 9 with single separators between them */
    static List<BigDecimal> of(String text) {
        var separators = new StringBuilder();
        var groups = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Folding.isDigit(text.charAt(i))) {
                groups.add(text.substring(from, i));
                from = i + 1;
                if (i < text.length()) {
                    separators.append(kind(text.charAt(i)));
                }
            }
        }
        if (text.length() - separators.length() > MOST_DIGITS) {
            return List.of();
        }
        return values(groups, separators.toString());
    }

    /** Separators that mean the same: all kinds of spaces, all kinds of commas. */
    static char kind(char separator) {
        return switch (separator) {
            case '\u066b' -> '.';
            case '\u066c', '\u060c' -> ',';
            case '\u2019' -> '\'';
            case '\u00a0', '\u202f', '\u2009' -> ' ';
            default -> separator;
        };
    }

    private static List<BigDecimal> values(List<String> groups, String separators) {
        int last = separators.length() - 1;
        if (last < 0) {
            return List.of(new BigDecimal(groups.get(0)));
        }
        var values = new ArrayList<BigDecimal>(2);
        char divider = separators.charAt(last);
        int tail = groups.get(last + 1).length();
        boolean divides = divider == '.' || divider == ',' && (tail <= 2 || last > 0);
        if (divides && separators.indexOf(divider) == last && grouped(groups, separators, last)) {
            values.add(new BigDecimal(String.join("", groups.subList(0, last + 1)) + '.' + groups.get(last + 1)));
        }
        if (grouped(groups, separators, last + 1)) {
            values.add(new BigDecimal(String.join("", groups)));
        }
        return values;
    }

    /** True if the first {@code count} separators are one kind and stand where separators of groups may. */
    private static boolean grouped(List<String> groups, String separators, int count) {
        if (count == 0) {
            return true;
        }
        for (int i = 0; i <= count; i++) {
            int size = groups.get(i).length();
            int least = i == 0 ? 1 : i == count ? 3 : 2;
            if (size < least || size > 3 || i < count && separators.charAt(i) != separators.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
