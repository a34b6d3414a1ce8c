package io.lifafa.rules;

import java.util.Arrays;
import java.util.Set;

/** Sets of words, written as one line of text. */
final class Words {
    private Words() {}

    static Set<String> of(String words) {
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }
}
