package io.lifafa.rules.secret;

import java.util.Arrays;
import java.util.Optional;

/** Words by their letters: finds the longest that begins at a place. Built once, then only read. */
final class WordTree {
    /** No word of the table is longer; bounds the way from one place. */
    private static final int LONGEST = 64;

    private char[] keys = {};
    private WordTree[] next = {};
    /** The same for a to z, by letter: most places of most messages are ruled out here; empty if there is none. */
    private WordTree[] latin = {};

    private Optional<SecretHint> whole = Optional.empty();
    private Optional<SecretHint> stem = Optional.empty();

    /** @param plain with a space for each joint, and perhaps {@code *} behind it for any ending */
    void add(String plain, SecretHint hint) {
        boolean open = plain.endsWith("*");
        var word = open ? plain.substring(0, plain.length() - 1) : plain;
        var node = this;
        for (int i = 0; i < word.length(); i++) {
            node = node.child(word.charAt(i));
        }
        if (open || PlainChars.isUnspaced(word.charAt(word.length() - 1))) {
            node.stem = Optional.of(hint);
        } else {
            node.whole = Optional.of(hint);
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
        if (isLatin(c)) {
            latin = latin.length == 0 ? new WordTree['z' - 'a' + 1] : latin;
            latin[c - 'a'] = child;
        }
        return child;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Null if no word goes on so. */
    private WordTree behind(char c) {
        if (isLatin(c)) {
            return latin.length == 0 ? null : latin[c - 'a'];
        }
        int at = Arrays.binarySearch(keys, c);
        return at < 0 ? null : next[at];
    }

    /** The longest word that begins at {@code start}. */
    Optional<HintMark> at(char[] plain, int start) {
        return longest(plain, start, start, Optional.empty());
    }

    private Optional<HintMark> longest(char[] plain, int start, int i, Optional<HintMark> found) {
        var best = end(plain, start, i, found);
        var joint = keys.length > 0 && keys[0] == ' ' ? next[0] : null;
        if (joint != null) {
            best = joint.longest(plain, start, behindJoint(plain, i), best);
        }
        int at = i;
        while (at < plain.length && plain[at] == PlainChars.SKIP) {
            at++;
        }
        if (at >= plain.length || at - start > LONGEST) {
            return best;
        }
        var child = behind(plain[at]);
        return child == null ? best : child.longest(plain, start, at + 1, best);
    }

    private Optional<HintMark> end(char[] plain, int start, int i, Optional<HintMark> found) {
        boolean longer = found.isEmpty() || i > found.get().end();
        if (longer && whole.isPresent() && (i >= plain.length || !PlainChars.isLetter(plain[i]))) {
            return Optional.of(new HintMark(whole.get(), start, i));
        }
        return longer && stem.isPresent() ? Optional.of(new HintMark(stem.get(), start, i)) : found;
    }

    private static int behindJoint(char[] plain, int i) {
        int at = i;
        while (at < plain.length && at < i + 3 && PlainChars.isJoint(plain[at])) {
            at++;
        }
        boolean point = at == i && at + 1 < plain.length && plain[at] == '.' && PlainChars.isLetter(plain[at + 1]);
        return point ? at + 1 : at;
    }
}
