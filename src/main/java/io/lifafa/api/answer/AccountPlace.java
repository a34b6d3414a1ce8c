package io.lifafa.api.answer;

import io.lifafa.api.answer.text.Body;
import io.lifafa.api.answer.text.Folding;
import io.lifafa.sms.Span;
import io.lifafa.text.number.Digits;
import java.util.Optional;

/**
 * Where an account's number stands: its last four digits (all, if it shows fewer, but two at least) at the end of a run
 * of digits and mask characters. Mask characters in the answer are left out of the comparison.
 */
final class AccountPlace {
    private static final int SHOWN = 4;
    private static final int FEWEST = 2;
    private static final int LONGEST = 64;

    private AccountPlace() {}

    /**
     * The digits of an account's number as an answer writes it: those behind the last mask or separator if they are two
     * at least, else all; empty if it has no two digits.
     */
    static Optional<String> digits(String answer) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = Digits.plain(answer);
        var all = new StringBuilder();
        var last = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (Digits.isDigit(plain.charAt(i))) {
                if (i > 0 && !Digits.isDigit(plain.charAt(i - 1))) {
                    last.setLength(0);
                }
                last.append(plain.charAt(i));
                all.append(plain.charAt(i));
            }
        }
        return Optional.of((last.length() < FEWEST ? all : last).toString()).filter(it -> it.length() >= FEWEST);
    }

    /** The span of the digits that a message shows: the last four of these, or fewer. */
    static Optional<Span> find(Body body, String digits) {
        var wanted = digits.substring(Math.max(0, digits.length() - SHOWN));
        var text = body.plain();
        Span best = null;
        int bestRank = -1;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int rank = rank(body, at, at + wanted.length());
            if (rank > bestRank) {
                bestRank = rank;
                best = new Span(at, at + wanted.length());
            }
        }
        return Optional.ofNullable(best);
    }

    /** Where a number that ends in its mask stands just as an answer writes it: the 98 of {@code 98xx}. */
    static Optional<Span> findWritten(Body body, String answer) {
        var written = answer.strip();
        int end = written.length();
        while (end > 0 && isMask(written, end - 1)) {
            end--;
        }
        int start = end;
        while (start > 0 && Digits.isDigit(written.charAt(start - 1))) {
            start--;
        }
        int at = end == written.length() ? -1 : body.text().indexOf(written);
        boolean wholeRun = at >= 0
                && (at + written.length() == body.text().length()
                        || !Digits.isDigit(body.text().charAt(at + written.length())));
        return wholeRun && end - start >= FEWEST ? Optional.of(new Span(at + start, at + end)) : Optional.empty();
    }

    /** How well this place fits: -1 not at all; best is what stands behind a mask, worst what is part of money. */
    private static int rank(Body body, int start, int end) {
        var text = body.plain();
        if (end < text.length() && (Digits.isDigit(text.charAt(end)) || isMask(text, end))) {
            return -1;
        }
        if (body.isMoney(start)) {
            return 0;
        }
        if (start == 0) {
            return 1;
        }
        char before = text.charAt(start - 1);
        return isMask(text, start - 1) ? 3 : Digits.isDigit(before) ? 1 : 2;
    }

    private static boolean isMask(String text, int i) {
        char c = text.charAt(i);
        return c == '*'
                || c == 'X'
                || c == '\u2022'
                || c == 'x'
                        && !(i + 1 < text.length()
                                && Folding.isLetter(text.charAt(i + 1))
                                && text.charAt(i + 1) != 'x');
    }

    /** The digits in front of a place that belong to it but that an answer given as a number has lost. */
    static Span withLeadingZeros(Body body, Span place) {
        int start = place.start();
        while (start > 0 && place.end() - start < SHOWN && body.plain().charAt(start - 1) == '0') {
            start--;
        }
        return new Span(start, place.end());
    }
}
