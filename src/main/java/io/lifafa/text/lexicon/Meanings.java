package io.lifafa.text.lexicon;

import java.util.List;

/** What one word hints at, in each language that has it; the language that counts most where nothing else tells comes first. */
final class Meanings {
    private final int[] languages;
    private final Cue[] cues;
    private final boolean ambiguous;

    /** @param perLanguage not empty; in the languages' order */
    Meanings(List<Meaning> perLanguage) {
        languages = perLanguage.stream().mapToInt(Meaning::language).toArray();
        cues = perLanguage.stream().map(Meaning::cue).toArray(Cue[]::new);
        ambiguous = perLanguage.stream().map(Meaning::cue).distinct().count() > 1;
    }

    /** @param language its place in the order of languages */
    record Meaning(int language, Cue cue) {}

    Cue usual() {
        return cues[0];
    }

    boolean isAmbiguous() {
        return ambiguous;
    }

    /** True if the first of all languages does not have this word. */
    boolean isElsewhere() {
        return languages[0] > 0;
    }

    /** The votes for the language of this word that has most. */
    int votes(int[] votes) {
        int most = 0;
        for (int language : languages) {
            most = Math.max(most, votes[language]);
        }
        return most;
    }

    /** Votes for the languages of this word. */
    void vote(int[] votes) {
        for (int language : languages) {
            votes[language]++;
        }
    }

    /** The hint in the language that has most votes; among equals in the one that comes first. */
    Cue elected(int[] votes) {
        int best = 0;
        for (int i = 1; i < languages.length; i++) {
            if (votes[languages[i]] > votes[languages[best]]) {
                best = i;
            }
        }
        return cues[best];
    }
}
