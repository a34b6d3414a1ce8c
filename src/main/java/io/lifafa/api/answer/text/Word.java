package io.lifafa.api.answer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run of letters in a body.
 *
 * @param start index of its first character
 * @param end index behind its last one
 * @param written as it stands there
 * @param lower in lower case
 */
public record Word(int start, int end, String written, String lower) {
    /** Behind this many characters of one run a word ends; nothing that is looked up is longer. */
    private static final int LONGEST = 32;

    /** The words of a text in order; {@code AvlBal} is two. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < text.length()) {
            if (!Folding.isLetter(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && end - at < LONGEST && goesOn(text, end)) {
                end++;
            }
            var written = text.substring(at, end);
            words.add(new Word(at, end, written, written.toLowerCase(Locale.ROOT)));
            at = end;
        }
        return words;
    }

    private static boolean goesOn(String text, int i) {
        char c = text.charAt(i);
        return Folding.isLetter(c) && !(Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1)));
    }

    /** Index of the last word that ends at or before {@code position}, or -1. */
    public static int lastBefore(List<Word> words, int position) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
