package io.lifafa.text.lexicon;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds words where the script puts no spaces between them: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
final class Unspaced {
    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** The first letter that any of these scripts has. */
    private static final char FIRST = '\u0e00';

    private final Set<String> words;
    private final Map<Character, Integer> longest;

    private Unspaced(Set<String> words, Map<Character, Integer> longest) {
        this.words = words;
        this.longest = longest;
    }

    static Unspaced of(Collection<String> all) {
        var words = new HashSet<String>();
        var longest = new HashMap<Character, Integer>();
        for (var word : all) {
            if (isUnspaced(word.charAt(0))) {
                words.add(word);
                longest.merge(word.charAt(0), word.length(), Math::max);
            }
        }
        return new Unspaced(words, longest);
    }

    int wordEnd(String text, int at, int end) {
        if (!isUnspaced(text.charAt(at))) {
            return end;
        }
        int known = known(text, at, end);
        if (known > at) {
            return known;
        }
        int next = at + 1;
        while (next < end && known(text, next, end) == next) {
            next++;
        }
        return next;
    }

    /** The end of the longest word that begins there; {@code at} if none does. */
    private int known(String text, int at, int end) {
        int most = Math.min(end - at, longest.getOrDefault(text.charAt(at), 0));
        for (int length = most; length > 0; length--) {
            if (words.contains(text.substring(at, at + length))) {
                return at + length;
            }
        }
        return at;
    }

    private static boolean isUnspaced(char c) {
        return c >= FIRST && SCRIPTS.contains(UnicodeScript.of(c));
    }
}
