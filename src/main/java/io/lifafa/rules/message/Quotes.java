package io.lifafa.rules.message;

import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Set;

/** Marks what a message only quotes: the remark of a transfer, whose words do not say which way the money went. */
public final class Quotes {
    private static final Set<String> LABELS =
            Words.of("desc descr des description narration narr remark remarks rmk rem details detail particulars "
                    + "memo note purpose reason");

    private Quotes() {}

    /** The tokens behind a label for a remark, to the end of the sentence or line. */
    public static BitSet find(Text text) {
        var quoted = new BitSet(text.size());
        int openIn = -1;
        for (int i = 2; i < text.size(); i++) {
            if (text.at(i - 1).isMarkOf(":=") && LABELS.contains(text.word(i - 2))) {
                openIn = text.sentence(i);
            }
            if (text.sentence(i) == openIn) {
                quoted.set(i);
            }
        }
        return quoted;
    }
}
