package io.lifafa.cache.caution;

import java.text.Normalizer;

/** Letters without accents, as phones write them; Arabic ones without what varies from writer to writer. */
final class BareLetters {
    private static final String FROM = "\u0131\u0142\u0111\u00f8\u0623\u0625\u0622\u0671\u0649\u0629\u06cc\u06a9";
    private static final String TO = "ildo\u0627\u0627\u0627\u0627\u064a\u0647\u064a\u0643";

    private BareLetters() {}

    /** True if it has no letters but those of ASCII. */
    static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static String fold(String lower) {
        if (isPlain(lower)) {
            return lower;
        }
        var folded = new StringBuilder(lower.length());
        var replaced = new StringBuilder(lower.length());
        lower.chars().forEach(c -> {
            int at = FROM.indexOf(c);
            replaced.append(at < 0 ? (char) c : TO.charAt(at));
        });
        Normalizer.normalize(replaced, Normalizer.Form.NFD).chars().forEach(c -> {
            boolean accent = c >= 0x300 && c <= 0x36f;
            boolean vowel = c >= 0x64b && c <= 0x655 || c == 0x640;
            if (!accent && !vowel) {
                folded.append((char) c);
            }
        });
        return Normalizer.normalize(folded, Normalizer.Form.NFC).replace("\u00df", "ss");
    }
}
