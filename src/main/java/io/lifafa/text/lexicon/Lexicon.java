package io.lifafa.text.lexicon;

import io.lifafa.text.lexicon.Meanings.Meaning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The closed vocabulary: which words and phrases hint at what, in every language that has a file.
 *
 * <p>A word stands once in a language, but may mean something else in another one: then the language of which the message
 * has most other words decides, and among equals the order of the languages.
 *
 * <pre>{@code
 * Lexicon.shipped().cue("debited"); // DEBIT
 * Lexicon.with(Path.of("/etc/lifafa/lexicon"));
 * }</pre>
 *
 * <p>Thread rule: immutable; may be used from any thread.
 */
public final class Lexicon {
    private static final Lexicon SHIPPED = new Lexicon(LexiconFolder.shipped());

    private final List<String> languages;
    private final Map<String, Meanings> words;
    private final Map<String, List<Phrase>> phrases;

    /** @param files in the order in which languages win */
    private Lexicon(List<LexiconFile> files) {
        languages = files.stream().map(LexiconFile::language).toList();
        var meanings = new HashMap<String, List<Meaning>>();
        var together = new LinkedHashMap<String, Cue>();
        for (int i = 0; i < files.size(); i++) {
            int language = i;
            files.get(i).cues().forEach((word, cue) -> {
                if (isPhrase(word)) {
                    together.putIfAbsent(word, cue);
                } else {
                    meanings.computeIfAbsent(word, it -> new ArrayList<>()).add(new Meaning(language, cue));
                }
            });
        }
        addPlainForms(meanings, together);
        words = new HashMap<>(meanings.size() * 2);
        meanings.forEach((word, in) -> words.put(word, new Meanings(in)));
        phrases = byFirstWord(together);
    }

    /** Ours alone. */
    public static Lexicon shipped() {
        return SHIPPED;
    }

    /**
     * Ours and a user's: their words replace ours of the same language, and their languages come first.
     *
     * @param directory with one file per language, {@code ka.txt}; read once, now
     * @throws IllegalArgumentException if it cannot be read or a file is wrong: which file, which line, what to do
     */
    public static Lexicon with(Path directory) {
        var files = new LinkedHashMap<String, Map<String, Cue>>();
        var theirs = LexiconFolder.read(directory);
        theirs.forEach(file -> files.put(file.language(), new LinkedHashMap<>()));
        LexiconFolder.shipped().forEach(file -> files.computeIfAbsent(file.language(), it -> new LinkedHashMap<>())
                .putAll(file.cues()));
        theirs.forEach(file -> files.get(file.language()).putAll(file.cues()));
        return new Lexicon(files.entrySet().stream()
                .map(file -> new LexiconFile(file.getKey(), file.getValue()))
                .toList());
    }

    /** The languages that have a file, in the order in which they win. */
    public List<String> languages() {
        return languages;
    }

    /** What a word in lower case hints at where it stands alone. */
    public Cue cue(String lower) {
        var known = words.get(lower);
        return known != null ? known.usual() : GluedLabels.cue(lower);
    }

    /**
     * What each word of a message hints at. Time is linear.
     *
     * @param lower its words in lower case, and all that stands between them
     */
    public Cue[] cues(String[] lower) {
        var cues = new Cue[lower.length];
        boolean open = false;
        boolean phrase = false;
        for (int i = 0; i < lower.length; i++) {
            boolean word = !lower[i].isEmpty() && Character.isLetter(lower[i].charAt(0));
            var known = word ? words.get(lower[i]) : null;
            open |= known != null && known.isAmbiguous();
            phrase |= word && phrases.containsKey(lower[i]);
            cues[i] = known != null ? known.usual() : word ? GluedLabels.cue(lower[i]) : Cue.NONE;
        }
        if (open) {
            elect(lower, cues);
        }
        if (phrase) {
            markPhrases(lower, cues);
        }
        return cues;
    }

    private void elect(String[] lower, Cue[] cues) {
        var votes = votes(lower);
        for (int i = 0; i < lower.length; i++) {
            var known = words.get(lower[i]);
            if (known != null && known.isAmbiguous()) {
                cues[i] = known.elected(votes);
            }
        }
    }

    private int[] votes(String[] lower) {
        var votes = new int[languages.size()];
        for (var word : lower) {
            var known = words.get(word);
            if (known != null && !known.isAmbiguous()) {
                known.vote(votes);
            }
        }
        return votes;
    }

    private void markPhrases(String[] lower, Cue[] cues) {
        for (int i = 0; i < lower.length; i++) {
            for (var phrase : phrases.getOrDefault(lower[i], List.of())) {
                if (phrase.standsAt(lower, i)) {
                    i = phrase.mark(cues, i);
                    break;
                }
            }
        }
    }

    private static boolean isPhrase(String word) {
        return word.indexOf(' ') > 0;
    }

    /** A form without accents counts where no word is written so. */
    private static void addPlainForms(Map<String, List<Meaning>> words, Map<String, Cue> phrases) {
        var plain = new HashMap<String, List<Meaning>>();
        words.forEach((word, in) -> PlainForms.of(word).stream()
                .filter(form -> !words.containsKey(form))
                .forEach(form ->
                        plain.computeIfAbsent(form, it -> new ArrayList<>()).addAll(in)));
        plain.values().forEach(in -> in.sort(Comparator.comparingInt(Meaning::language)));
        words.putAll(plain);
        List.copyOf(phrases.entrySet()).forEach(phrase -> PlainForms.of(phrase.getKey())
                .forEach(form -> phrases.putIfAbsent(form, phrase.getValue())));
    }

    private static Map<String, List<Phrase>> byFirstWord(Map<String, Cue> together) {
        var phrases = new HashMap<String, List<Phrase>>();
        together.forEach((phrase, cue) -> {
            var parts = List.of(phrase.split(" "));
            phrases.computeIfAbsent(parts.get(0), it -> new ArrayList<>()).add(new Phrase(parts, cue));
        });
        phrases.values()
                .forEach(same -> same.sort(
                        Comparator.comparingInt((Phrase it) -> it.parts().size())
                                .reversed()));
        return phrases;
    }
}
