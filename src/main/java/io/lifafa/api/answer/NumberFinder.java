package io.lifafa.api.answer;

import io.lifafa.sms.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the numbers of a text that may be money, in one pass.
 *
 * <p>Not the digits of a masked account ({@code XX1234}, {@code 1234****}). Where separators can be read in two ways
 * ({@code 50,2,000}; a plain space) the parts are numbers too. {@code 5k} and {@code 2.5 lakh} mean the product only.
 */
final class NumberFinder {
    private static final Map<String, Integer> POWERS = Map.ofEntries(
            Map.entry("thousand", 3),
            Map.entry("lakh", 5),
            Map.entry("lakhs", 5),
            Map.entry("lac", 5),
            Map.entry("lacs", 5),
            Map.entry("crore", 7),
            Map.entry("crores", 7),
            Map.entry("million", 6),
            Map.entry("mn", 6),
            Map.entry("billion", 9),
            Map.entry("bn", 9),
            Map.entry("\u0932\u093e\u0916", 5),
            Map.entry("\u0915\u0930\u094b\u0921\u093c", 7));
    private static final int LONGEST_WORD = 8;
    private static final String MASKS = "*Xx\u2022";

    private final String text;
    private final List<WrittenNumber> found = new ArrayList<>();

    private NumberFinder(String text) {
        this.text = text;
    }

    /** @param plain a text whose digits are all 0 to 9 */
    static List<WrittenNumber> find(String plain) {
        var finder = new NumberFinder(plain);
        int at = 0;
        while (at < plain.length()) {
            at = Folding.isDigit(plain.charAt(at)) ? finder.number(at) : at + 1;
        }
        return finder.found;
    }

    /** Notes the number that starts here; gives where it ends. */
    private int number(int start) {
        int end = start;
        boolean spaced = false;
        while (end < text.length()) {
            if (Folding.isDigit(text.charAt(end))) {
                end++;
            } else if (isSeparator(start, end)) {
                spaced |= isSpace(text.charAt(end));
                end++;
            } else {
                break;
            }
        }
        if (!note(start, end) || spaced) {
            parts(start, end);
        }
        return end;
    }

    /** A number that has no value as a whole, or only perhaps: split at its spaces, then at its commas. */
    private void parts(int start, int end) {
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || isSpace(text.charAt(i))) {
                if (from == start && i == end || !note(from, i)) {
                    partsAtCommas(from, i);
                }
                from = i + 1;
            }
        }
    }

    private void partsAtCommas(int start, int end) {
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || NumberReading.kind(text.charAt(i)) == ',') {
                if (from > start || i < end) {
                    note(from, i);
                }
                from = i + 1;
            }
        }
    }

    private boolean note(int start, int end) {
        if (isMasked(start, end)) {
            return true;
        }
        var values = NumberReading.of(text.substring(start, end));
        if (values.isEmpty()) {
            return false;
        }
        int power = powerAt(end);
        var meant = power == 0
                ? values
                : values.stream().map(it -> times(it, power)).toList();
        found.add(new WrittenNumber(new Span(start, end), meant, hasSeparator(start, end)));
        return true;
    }

    private boolean hasSeparator(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Folding.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal times(BigDecimal value, int power) {
        var product = value.movePointRight(power).stripTrailingZeros();
        return product.scale() < 0 ? product.setScale(0) : product;
    }

    private boolean isSeparator(int start, int i) {
        if (i + 1 >= text.length() || !Folding.isDigit(text.charAt(i + 1))) {
            return false;
        }
        char kind = NumberReading.kind(text.charAt(i));
        return kind == '.' || kind == ',' || kind == '\'' || kind == ' ' && groupsAround(start, i);
    }

    /** True if one to three digits stand before this space and exactly three behind it. */
    private boolean groupsAround(int start, int space) {
        int before = 0;
        while (space - before > start && before < 4 && Folding.isDigit(text.charAt(space - before - 1))) {
            before++;
        }
        int after = 0;
        while (space + after + 1 < text.length() && after < 4 && Folding.isDigit(text.charAt(space + after + 1))) {
            after++;
        }
        return before <= 3 && after == 3;
    }

    private static boolean isSpace(char c) {
        return NumberReading.kind(c) == ' ';
    }

    private boolean isMasked(int start, int end) {
        boolean before = start > 0 && MASKS.indexOf(text.charAt(start - 1)) >= 0 && !endsWord(start - 1);
        boolean after = end < text.length()
                && MASKS.indexOf(text.charAt(end)) >= 0
                && (end + 1 == text.length()
                        || !Character.isLowerCase(text.charAt(end + 1))
                        || text.charAt(end + 1) == 'x');
        return before || after;
    }

    /** True if the letter at {@code i} ends a word that is no mask. */
    private boolean endsWord(int i) {
        return text.charAt(i) != '*'
                && i > 0
                && Folding.isLetter(text.charAt(i - 1))
                && MASKS.indexOf(text.charAt(i - 1)) < 0;
    }

    /** The power of ten that the word behind a number multiplies it by; 0 if none does. */
    private int powerAt(int end) {
        int from = end;
        while (from < text.length() && from < end + 2 && isSpace(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from <= LONGEST_WORD && Folding.isLetter(text.charAt(to))) {
            to++;
        }
        if (to == from) {
            return 0;
        }
        var word = text.substring(from, to).toLowerCase(Locale.ROOT);
        return from == end && word.equals("k") ? 3 : POWERS.getOrDefault(word, 0);
    }
}
