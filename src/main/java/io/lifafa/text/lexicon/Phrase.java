package io.lifafa.text.lexicon;

import java.util.List;

/**
 * Words that hint only together: {@code money in}.
 *
 * @param parts its words and marks, at most {@value #MOST_PARTS}
 */
record Phrase(List<String> parts, Cue cue) {
    static final int MOST_PARTS = 6;

    /** True if it stands at position {@code i}. */
    boolean standsAt(String[] words, int i) {
        if (i + parts.size() > words.length) {
            return false;
        }
        for (int part = 0; part < parts.size(); part++) {
            if (!parts.get(part).equals(words[i + part])) {
                return false;
            }
        }
        return true;
    }

    /** The last word has the hint, so that it stands beside what follows; the others have none. */
    int mark(Cue[] cues, int i) {
        int last = i + parts.size() - 1;
        for (int at = i; at < last; at++) {
            cues[at] = Cue.NONE;
        }
        cues[last] = cue;
        return last;
    }
}
