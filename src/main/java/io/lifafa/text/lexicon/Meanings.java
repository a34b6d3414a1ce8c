package io.lifafa.text.lexicon;

import java.util.List;

/**
 * What one word hints at, in each language that has it; the language that counts most where nothing else tells comes first.
 * And the phrases that begin with it, the longest first.
 */
final class Meanings {
    /** Of a word that hints at nothing alone. */
    static final Meanings NONE = new Meanings(List.of());

    private final int[] languages;
    private final Cue[] cues;
    private final boolean ambiguous;
    private final List<Phrase> phrases;

    /** @param perLanguage in the languages' order */
    Meanings(List<Meaning> perLanguage) {
        this(
                perLanguage.stream().mapToInt(Meaning::language).toArray(),
                perLanguage.stream().map(Meaning::cue).toArray(Cue[]::new),
                perLanguage.stream().map(Meaning::cue).distinct().count() > 1,
                List.of());
    }

    private Meanings(int[] languages, Cue[] cues, boolean ambiguous, List<Phrase> phrases) {
        this.languages = languages;
        this.cues = cues;
        this.ambiguous = ambiguous;
        this.phrases = phrases;
    }

    Meanings beginning(List<Phrase> longestFirst) {
        return new Meanings(languages, cues, ambiguous, longestFirst);
    }

    List<Phrase> phrases() {
        return phrases;
    }

    /** False if it hints only as a part of phrases. */
    boolean isAlone() {
        return cues.length > 0;
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
