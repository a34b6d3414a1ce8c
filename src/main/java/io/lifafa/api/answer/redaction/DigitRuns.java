package io.lifafa.api.answer.redaction;

import io.lifafa.text.number.Digits;
import java.util.function.Consumer;

/** Runs of digits in a text whose digits are 0 to 9. Time is linear. */
final class DigitRuns {
    /** A piece of a longer number has at least so many digits. */
    private static final int SHORTEST_PIECE = 2;

    /** A number has at most so many pieces; what stands behind is another one. */
    static final int MOST_PIECES = 9;

    /** No number that anything is compared with is longer. */
    private static final int LONGEST = 64;

    private DigitRuns() {}

    interface Run {
        void at(int start, int end);
    }

    interface Choice {
        boolean takes(int start, int end);
    }

    /** Digits without anything between, {@code shortest} or more. */
    static void contiguous(String plain, int shortest, Run run) {
        for (int start = next(plain, 0); start < plain.length(); start = next(plain, end(plain, start))) {
            if (end(plain, start) - start >= shortest) {
                run.at(start, end(plain, start));
            }
        }
    }

    /**
     * Numbers with what parts their groups: of one piece of {@value DigitRedaction#SHORTEST} digits, or of several that are
     * {@value DigitRedaction#SHORTEST_GROUPED} together where one of them is shorter than that.
     *
     * @param choice says of a piece whether it is looked at at all
     */
    static void grouped(String plain, Choice choice, Run run) {
        int start = next(plain, 0);
        while (start < plain.length()) {
            int end = end(plain, start);
            if (choice.takes(start, end)) {
                int last = groupEnd(plain, start, choice);
                int digits = digits(plain, start, last);
                if (last > end && isWorthIt(plain, start, last) && digits >= DigitRedaction.SHORTEST_GROUPED) {
                    run.at(start, last);
                    end = last;
                } else if (end - start >= DigitRedaction.SHORTEST) {
                    run.at(start, end);
                }
            }
            start = next(plain, end);
        }
    }

    /** The digits of numbers that commas, points or spaces divide, and of what stands before the last of them. */
    static void divided(String plain, Consumer<String> number) {
        int i = next(plain, 0);
        while (i < plain.length()) {
            var digits = new StringBuilder();
            int at = i;
            while (at < plain.length() && (Digits.isDigit(plain.charAt(at)) || divides(plain, at))) {
                if (Digits.isDigit(plain.charAt(at))) {
                    digits.append(plain.charAt(at));
                } else if (digits.length() <= LONGEST) {
                    number.accept(digits.toString());
                }
                at++;
            }
            if (digits.length() <= LONGEST) {
                number.accept(digits.toString());
            }
            i = next(plain, at);
        }
    }

    private static boolean divides(String plain, int i) {
        return "., '".indexOf(plain.charAt(i)) >= 0 && i + 1 < plain.length() && Digits.isDigit(plain.charAt(i + 1));
    }

    private static int groupEnd(String plain, int start, Choice choice) {
        int last = end(plain, start);
        int size = last - start;
        int pieces = 1;
        while (size >= SHORTEST_PIECE
                && pieces < MOST_PIECES
                && last + 1 < plain.length()
                && " -".indexOf(plain.charAt(last)) >= 0) {
            int from = last + 1;
            int to = end(plain, from);
            if (to - from < SHORTEST_PIECE || !choice.takes(from, to)) {
                break;
            }
            last = to;
            pieces++;
        }
        return last;
    }

    /** Pieces that are long enough are hidden each for itself. */
    private static boolean isWorthIt(String plain, int start, int last) {
        for (int from = start; from < last; from = end(plain, from) + 1) {
            if (end(plain, from) - from < DigitRedaction.SHORTEST) {
                return true;
            }
        }
        return false;
    }

    private static int digits(String plain, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Digits.isDigit(plain.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static int next(String plain, int i) {
        int at = i;
        while (at < plain.length() && !Digits.isDigit(plain.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int end(String plain, int start) {
        int at = start;
        while (at < plain.length() && Digits.isDigit(plain.charAt(at))) {
            at++;
        }
        return at;
    }
}
