package io.lifafa.text.lexicon;

import java.util.Set;

/** Sets of words written as one line of text. */
public final class Words {
    private Words() {}

    /** The words between single spaces. */
    public static Set<String> of(String words) {
        return new WordSet(words.split(" "));
    }
}
