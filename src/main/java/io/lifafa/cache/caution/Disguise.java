package io.lifafa.cache.caution;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/** Letters that look like others: a word of two alphabets, or of full-width or mathematical letters. */
final class Disguise {
    private Disguise() {}

    static boolean isWorn(String word) {
        if (BareLetters.isPlain(word)) {
            return false;
        }
        boolean latin = false;
        boolean alike = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            var script = UnicodeScript.of(c);
            latin |= script == UnicodeScript.LATIN;
            alike |= script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK;
            if (Character.isSurrogate(c) || c >= 0xff21 && c <= 0xff5a) {
                return !Normalizer.isNormalized(word, Normalizer.Form.NFKC);
            }
        }
        return latin && alike;
    }
}
