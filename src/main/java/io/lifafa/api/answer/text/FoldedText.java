package io.lifafa.api.answer.text;

import io.lifafa.sms.Span;
import io.lifafa.text.PlainText;
import io.lifafa.text.number.Digits;
import java.util.Arrays;
import java.util.Optional;

/** A text reduced to its folded letters and digits, with the way back to where each one stands. */
public final class FoldedText {
    private static final int SHORTEST_INSIDE_A_WORD = 4;

    private final String original;
    private final String folded;
    private final int[] places;

    private FoldedText(String original, String folded, int[] places) {
        this.original = original;
        this.folded = folded;
        this.places = places;
    }

    static FoldedText of(PlainText plain) {
        var original = plain.folded();
        var folded = new StringBuilder(original.length());
        var places = new int[original.length()];
        for (int i = 0; i < original.length(); i++) {
            if (Folding.isKept(original.charAt(i))) {
                places[folded.length()] = i;
                folded.append(Folding.fold(original.charAt(i)));
            }
        }
        return new FoldedText(plain.written(), folded.toString(), Arrays.copyOf(places, folded.length()));
    }

    /** True if these folded characters stand in it side by side. */
    public boolean contains(String wanted) {
        return folded.contains(wanted);
    }

    /**
     * Where a value stands: as written, else with nothing but its letters and digits compared; as whole words, else
     * (from {@value #SHORTEST_INSIDE_A_WORD} characters on) inside longer ones. Never a part of a longer run of digits:
     * that is another number.
     */
    public Optional<Span> find(String value) {
        var wanted = Folding.of(PlainText.of(value).folded());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var written = written(value);
        return written.isPresent() ? written : folded(wanted);
    }

    private Optional<Span> written(String value) {
        for (int at = original.indexOf(value); at >= 0; at = original.indexOf(value, at + 1)) {
            if (!cuts(at, at + value.length(), true)) {
                return Optional.of(new Span(at, at + value.length()));
            }
        }
        return Optional.empty();
    }

    private Optional<Span> folded(String wanted) {
        Span inside = null;
        for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
            var span = new Span(places[at], places[at + wanted.length() - 1] + 1);
            if (!cuts(span.start(), span.end(), true)) {
                return Optional.of(span);
            }
            inside = inside == null && !cuts(span.start(), span.end(), false) ? span : inside;
        }
        return wanted.length() < SHORTEST_INSIDE_A_WORD ? Optional.empty() : Optional.ofNullable(inside);
    }

    /** True if the range starts or ends between two digits or, where words count, between two letters. */
    private boolean cuts(int start, int end, boolean words) {
        return start > 0 && oneRun(start - 1, words) || end < original.length() && oneRun(end - 1, words);
    }

    private boolean oneRun(int i, boolean words) {
        char a = original.charAt(i);
        char b = original.charAt(i + 1);
        return Digits.isDigit(a) && Digits.isDigit(b) || words && Folding.isLetter(a) && Folding.isLetter(b);
    }
}
