package io.lifafa.text.lexicon;

import java.util.List;

/**
 * Words that hint only together: {@code money in}. A point behind a word that is cut short may stand between them: {@code
 * No. transaksi}.
 *
 * @param parts its words and marks, at most {@value #MOST_PARTS}
 */
record Phrase(List<String> parts, Cue cue) {
    static final int MOST_PARTS = 6;

    /** The position of its last word if it stands at position {@code i}; -1 if it does not. */
    int end(String[] words, int i) {
        int at = i;
        for (int part = 0; part < parts.size(); part++, at++) {
            if (part > 0
                    && at + 1 < words.length
                    && words[at].equals(".")
                    && !parts.get(part).equals(".")) {
                at++;
            }
            if (at >= words.length || !parts.get(part).equals(words[at])) {
                return -1;
            }
        }
        return at - 1;
    }

    /**
     * The last word has the hint, so that it stands beside what follows; what hints at the name in front of it has it on its
     * first. Of the others those end a name that would hint at something alone.
     */
    void mark(Cue[] cues, int first, int last) {
        if (cue == Cue.TO_BEHIND || cue == Cue.FROM_BEHIND) {
            cues[first] = cue;
            for (int at = first + 1; at <= last; at++) {
                cues[at] = Cue.END;
            }
            return;
        }
        for (int at = first; at < last; at++) {
            cues[at] = cues[at] == Cue.NONE ? Cue.NONE : Cue.END;
        }
        cues[last] = cue;
    }
}
