package io.lifafa.text.lexicon;

import java.util.Arrays;
import java.util.Set;

/** Sets of words written as one line of text. */
public final class Words {
    private Words() {}

    /** The words between single spaces; each must stand once. */
    public static Set<String> of(String words) {
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }
}
