package io.lifafa.text;

import io.lifafa.sms.Span;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text without disguise: mathematical, full-width and enclosed letters and digits, ligatures and Arabic presentation forms
 * as what they stand for, and no invisible character inside a word or number; with the way back to where each stands.
 *
 * <p>Most texts are plain already: these are looked through once and not copied. Time is linear. Thread rule: immutable.
 */
public final class PlainText {
    /** More is no disguise of a letter, and left as it is. */
    private static final int LONGEST_PIECE = 3;

    private static final int[] NONE = {};

    private final String written;
    private final String folded;
    private final int[] starts;
    private final int[] ends;

    /** @param starts where each character of {@code written} begins in the original; empty: at the same index */
    private PlainText(String written, int[] starts, int[] ends) {
        this.written = written;
        this.folded = MixedAlphabets.fold(written);
        this.starts = starts;
        this.ends = ends;
    }

    public static PlainText of(String original) {
        for (int i = 0; i < original.length(); i++) {
            if (isOdd(original.charAt(i))) {
                return rewritten(original);
            }
        }
        return new PlainText(original, NONE, NONE);
    }

    /** The text, its letters in their own alphabets: what values are taken from. */
    public String written() {
        return written;
    }

    /** The same, words of mixed alphabets in one: what is recognised by. Indices are those of {@link #written}. */
    public String folded() {
        return folded;
    }

    /** Where a range of {@link #written} stands in the original. */
    public Span original(Span span) {
        return starts == NONE ? span : new Span(starts[span.start()], ends[span.end() - 1]);
    }

    private static PlainText rewritten(String original) {
        var plain = new StringBuilder(original.length());
        var starts = new int[original.length() * LONGEST_PIECE];
        var ends = new int[starts.length];
        for (int i = 0; i < original.length(); ) {
            int c = original.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!isDropped(original, plain, next, c)) {
                var piece = plain(c);
                Arrays.fill(starts, plain.length(), plain.length() + piece.length(), i);
                Arrays.fill(ends, plain.length(), plain.length() + piece.length(), next);
                plain.append(piece);
            }
            i = next;
        }
        if (plain.length() == 0) {
            return new PlainText(original, NONE, NONE);
        }
        return new PlainText(
                plain.toString(), Arrays.copyOf(starts, plain.length()), Arrays.copyOf(ends, plain.length()));
    }

    private static boolean isDropped(String text, StringBuilder plain, int next, int c) {
        if (!isInvisible(c) || plain.length() == 0) {
            return false;
        }
        int behind = next;
        while (behind < text.length() && isInvisible(text.charAt(behind))) {
            behind++;
        }
        return behind < text.length() && joins(plain.charAt(plain.length() - 1), text.codePointAt(behind));
    }

    /** True between two letters or digits of scripts that part words by spaces, and inside a number. */
    private static boolean joins(int before, int behind) {
        boolean number = Character.isDigit(before) && (behind == ',' || behind == '.')
                || Character.isDigit(behind) && (before == ',' || before == '.');
        return number || isOfAWord(before) && isOfAWord(behind);
    }

    private static boolean isOfAWord(int c) {
        return Character.isDigit(c) || c < 0x530 && Character.isLetter(c) || c > 0xffff && Character.isLetterOrDigit(c);
    }

    private static boolean isInvisible(int c) {
        return c == 0xad || c == 0x34f || c >= 0x80 && Character.getType(c) == Character.FORMAT;
    }

    /** True for what may be disguise; quick. */
    private static boolean isOdd(char c) {
        return c >= 0x80
                && (c == 0xad
                        || c == 0x34f
                        || c == 0x61c
                        || c >= 0x200b && c <= 0x200f
                        || c >= 0x202a && c <= 0x202e
                        || c >= 0x2060 && c <= 0x206f
                        || c >= 0x24b6 && c <= 0x24e9
                        || c == 0x3000
                        || c >= 0xd800 && c <= 0xdbff
                        || c >= 0xfb00);
    }

    private static String plain(int c) {
        boolean disguise = c >= 0x1d400 && c <= 0x1d7ff
                || c >= 0x1f130 && c <= 0x1f149
                || c >= 0x24b6 && c <= 0x24e9
                || c >= 0xff01 && c <= 0xff5e
                || c >= 0xfb00 && c <= 0xfb06
                || c >= 0xfb50 && c <= 0xfefc && Character.isLetter(c)
                || c == 0x3000;
        var same = Character.toString(c);
        var other = disguise ? Normalizer.normalize(same, Normalizer.Form.NFKC) : same;
        return other.length() <= LONGEST_PIECE ? other : same;
    }
}
