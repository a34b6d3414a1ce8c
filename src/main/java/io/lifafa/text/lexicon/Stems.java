package io.lifafa.text.lexicon;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The beginnings of words, written {@code hesab*}: where a language bends its words more than a list can hold. */
final class Stems {
    static final char END = '*';

    /** A shorter beginning would hint in words that mean something else. */
    static final int SHORTEST = 3;

    private static final int SLOTS = 1 << 13;

    private final Map<String, Meanings> stems;
    private final BitSet beginnings = new BitSet(SLOTS);
    private final int longest;

    private Stems(Map<String, Meanings> stems) {
        this.stems = stems;
        this.longest = stems.keySet().stream().mapToInt(String::length).max().orElse(0);
        stems.keySet().forEach(stem -> beginnings.set(slot(stem)));
    }

    /** Takes the stems out of these words. */
    static Stems of(Map<String, Meanings> words) {
        var stems = new HashMap<String, Meanings>();
        words.forEach((word, meanings) -> {
            if (word.charAt(word.length() - 1) == END) {
                stems.put(word.substring(0, word.length() - 1), meanings);
            }
        });
        words.keySet().removeIf(word -> word.charAt(word.length() - 1) == END);
        return new Stems(stems);
    }

    /** The meanings of the longest stem that a word begins with; null if there is none. */
    Meanings of(String word) {
        if (word.length() < SHORTEST || !beginnings.get(slot(word))) {
            return null;
        }
        for (int end = Math.min(word.length(), longest); end >= SHORTEST; end--) {
            var known = stems.get(word.substring(0, end));
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    /** Most words are ruled out by their first three letters. */
    private static int slot(String word) {
        return (word.charAt(0) * 961 + word.charAt(1) * 31 + word.charAt(2)) & (SLOTS - 1);
    }
}
