package io.lifafa.rules.secret;

import java.util.Arrays;

/**
 * Words by their letters: finds the longest that begins at a place. Built once, then only read. What it finds is one number,
 * since it is asked at every word of every message: see {@link #end} and {@link #hint}.
 */
final class WordTree {
    /** Nothing was found. */
    static final int NONE = 0;

    /** No word of the table is longer; bounds the way from one place. */
    private static final int LONGEST = 64;

    private static final int ABBREVIATION = 3;

    private static final SecretHint[] HINTS = SecretHint.values();
    private static final int HINT_BITS = 4;
    private static final int HINT_MASK = (1 << HINT_BITS) - 1;
    private static final int LETTERS = 'z' - 'a' + 1;

    private char[] keys = {};
    private WordTree[] next = {};
    /** The same for a to z, by letter: most places of most messages are ruled out here; empty if there is none. */
    private WordTree[] latin = {};

    /** The number of the hint of a word that ends here, and of one that may go on; -1 for none. */
    private int whole = -1;

    private int stem = -1;

    /** The index behind the last character of what was found. */
    static int end(int found) {
        return found >> HINT_BITS;
    }

    static SecretHint hint(int found) {
        return HINTS[found & HINT_MASK];
    }

    /** @param plain with a space for each joint, and perhaps {@code *} behind it for any ending */
    void add(String plain, SecretHint hint) {
        boolean open = plain.endsWith("*");
        var word = open ? plain.substring(0, plain.length() - 1) : plain;
        var node = this;
        for (int i = 0; i < word.length(); i++) {
            node = node.child(word.charAt(i));
        }
        if (open || PlainChars.isUnspaced(word.charAt(word.length() - 1))) {
            node.stem = hint.ordinal();
        } else {
            node.whole = hint.ordinal();
        }
    }

    private WordTree child(char c) {
        int at = Arrays.binarySearch(keys, c);
        if (at >= 0) {
            return next[at];
        }
        int into = -at - 1;
        var child = new WordTree();
        keys = Arrays.copyOf(keys, keys.length + 1);
        next = Arrays.copyOf(next, next.length + 1);
        System.arraycopy(keys, into, keys, into + 1, keys.length - 1 - into);
        System.arraycopy(next, into, next, into + 1, next.length - 1 - into);
        keys[into] = c;
        next[into] = child;
        if (PlainChars.isLatin(c)) {
            latin = latin.length == 0 ? new WordTree[LETTERS] : latin;
            latin[c - 'a'] = child;
        }
        return child;
    }

    /** Null if no word goes on so. */
    private WordTree behind(char c) {
        if (PlainChars.isLatin(c)) {
            return latin.length == 0 ? null : latin[c - 'a'];
        }
        int at = Arrays.binarySearch(keys, c);
        return at < 0 ? null : next[at];
    }

    /** The longest word that begins at {@code start}; {@link #NONE} if none does. */
    int at(char[] plain, int start) {
        return longest(plain, start, start, NONE);
    }

    private int longest(char[] plain, int start, int from, int found) {
        var node = this;
        int best = found;
        for (int i = from; node != null; i++) {
            best = node.ending(plain, i, best);
            if (node.keys.length > 0 && node.keys[0] == ' ') {
                best = node.next[0].longest(plain, start, behindJoint(plain, i), best);
            }
            while (i < plain.length && plain[i] == PlainChars.SKIP) {
                i++;
            }
            if (i >= plain.length || i - start > LONGEST) {
                return best;
            }
            node = node.behind(plain[i]);
        }
        return best;
    }

    /** The longest that ends the word between the two, read from its end, and is not all of it; as {@link #at}. */
    int ofEnd(char[] plain, int start, int end) {
        var node = this;
        int found = NONE;
        for (int i = end - 1; i > start; i--) {
            node = node.behind(plain[i]);
            if (node == null) {
                return found;
            }
            found = node.stem >= 0 ? end << HINT_BITS | node.stem : found;
        }
        return found;
    }

    private int ending(char[] plain, int i, int found) {
        if (whole < 0 && stem < 0 || i <= end(found)) {
            return found;
        }
        if (whole >= 0 && (i >= plain.length || !PlainChars.isLetter(plain[i]))) {
            return i << HINT_BITS | whole;
        }
        return stem >= 0 ? i << HINT_BITS | stem : found;
    }

    private static int behindJoint(char[] plain, int i) {
        int at = i;
        while (at < plain.length && at < i + 3 && PlainChars.isJoint(plain[at])) {
            at++;
        }
        boolean point = at == i && at + 2 < plain.length && plain[at] == '.';
        if (!point) {
            return at;
        }
        int next = plain[at + 1] == ' ' && isShort(plain, i) ? at + 2 : at + 1;
        return PlainChars.isLetter(plain[next]) ? next : at;
    }

    /** {@code cod. aut.}: a longer word in front of the point ends a sentence. */
    private static boolean isShort(char[] plain, int end) {
        int start = end;
        while (start > 0 && start >= end - ABBREVIATION && PlainChars.isLetter(plain[start - 1])) {
            start--;
        }
        return end - start <= ABBREVIATION;
    }
}
