package io.lifafa.api.answer.text;

import io.lifafa.text.number.Digits;
import io.lifafa.text.number.Magnitudes;
import io.lifafa.text.number.NumberScanner;
import io.lifafa.text.number.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the numbers of a text that may be money, in one pass, each taken whole.
 *
 * <p>Not the digits of a masked account ({@code XX1234}, {@code 1234****}). Where a space may group or part ({@code 15 000})
 * the parts are numbers, too. {@code 5k} and {@code 2.5 lakh} mean the product only.
 */
public final class NumberFinder {
    private static final String MASKS = "*Xx\u2022";

    private final String text;
    private final List<WrittenNumber> found = new ArrayList<>();

    private NumberFinder(String text) {
        this.text = text;
    }

    public static List<WrittenNumber> find(String text) {
        var finder = new NumberFinder(text);
        int at = 0;
        while (at < text.length()) {
            at = NumberScanner.startsAt(text, at) ? finder.number(at) : at + 1;
        }
        return finder.found;
    }

    /** Notes the number that starts here; gives where it ends. */
    private int number(int start) {
        int certain = NumberScanner.certainEnd(text, start, text.length());
        int end = NumberScanner.spacedEnd(text, start, text.length());
        note(start, end);
        if (end > certain) {
            for (int from = start; from < end; from = NumberScanner.end(text, from, end) + 1) {
                note(from, NumberScanner.end(text, from, end));
            }
        }
        return end;
    }

    private void note(int start, int end) {
        if (!isMasked(start, end)) {
            int power = powerAt(end);
            WrittenNumber.of(text, start, end)
                    .map(it -> power == 0 ? it : it.times(power))
                    .ifPresent(found::add);
        }
    }

    private boolean isMasked(int start, int end) {
        boolean before = start > 0
                && MASKS.indexOf(text.charAt(start - 1)) >= 0
                && !endsWord(start - 1)
                && !isStarred(start, end);
        boolean after = end < text.length()
                && MASKS.indexOf(text.charAt(end)) >= 0
                && (end + 1 == text.length()
                        || !Character.isLowerCase(text.charAt(end + 1))
                        || text.charAt(end + 1) == 'x');
        return before || after;
    }

    /** {@code AED *384.85}: a star alone in front of an amount with its cents is decoration. */
    private boolean isStarred(int start, int end) {
        return NumberScanner.hasCents(text, start, end)
                && text.charAt(start - 1) == '*'
                && (start == 1 || MASKS.indexOf(text.charAt(start - 2)) < 0 && !Digits.isDigit(text.charAt(start - 2)));
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
        while (from < text.length() && from < end + 2 && Character.isSpaceChar(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from <= Magnitudes.LONGEST && Folding.isLetter(text.charAt(to))) {
            to++;
        }
        return to == from ? 0 : Magnitudes.power(text.substring(from, to).toLowerCase(Locale.ROOT), from == end);
    }
}
