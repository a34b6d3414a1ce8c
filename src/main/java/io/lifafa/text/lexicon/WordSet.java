package io.lifafa.text.lexicon;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of words that is asked of every word of every message: a table with much room, so that a word that is not in it,
 * which most are, mostly meets an empty place at once.
 *
 * <p>Thread rule: immutable; may be used from any thread.
 */
final class WordSet extends AbstractSet<String> {
    /** Places for each word, at least; a power of two. */
    private static final int ROOM = 4;

    private final List<String> words;
    private final String[] places;

    /** @param words of which one that stands twice counts once */
    WordSet(String... words) {
        this.words = Stream.of(words).distinct().toList();
        places = new String[Integer.highestOneBit(words.length) * 2 * ROOM];
        for (var word : words) {
            places[place(word)] = word;
        }
    }

    @Override
    public boolean contains(Object word) {
        return places[place(word)] != null;
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    @Override
    public int size() {
        return words.size();
    }

    /** Where the word stands, or the empty place where it would. */
    private int place(Object word) {
        int hash = word.hashCode();
        int at = (hash ^ hash >>> 15) & places.length - 1;
        while (places[at] != null && !places[at].equals(word)) {
            at = at + 1 & places.length - 1;
        }
        return at;
    }
}
