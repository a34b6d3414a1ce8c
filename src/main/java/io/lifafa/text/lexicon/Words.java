package io.lifafa.text.lexicon;

import java.util.ArrayList;
import java.util.Set;

/** Sets of words written as one line of text. */
public final class Words {
    private Words() {}

    /** The words between single spaces. */
    public static Set<String> of(String words) {
        return new WordSet(words.split(" "));
    }

    /** The words of several sets. */
    @SafeVarargs
    public static Set<String> all(Set<String>... sets) {
        var words = new ArrayList<String>();
        for (var set : sets) {
            words.addAll(set);
        }
        return new WordSet(words.toArray(String[]::new));
    }
}
