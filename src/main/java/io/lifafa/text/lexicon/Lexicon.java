package io.lifafa.text.lexicon;

import io.lifafa.text.lexicon.Meanings.Meaning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** A language with less than one part in so many of the words of the leading one is not the message's. */
    private static final int STRANGER = 3;

    /** English, but in the messages of every language. */
    private static final Set<String> EVERYWHERE = Words.of("ref refno utr rrn txnid trxid tid otp");

    /** Shorter forms without accents would stand for too many words. */
    private static final int LEAST_SHARED = 5;

    private static final char FIRST_BEHIND_LATIN = '\u0370';

    private final List<String> languages;
    private final Map<String, Meanings> words;
    private final Stems stems;
    private final Unspaced unspaced;

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
        addForms(meanings, together, PlainForms::of);
        addForms(meanings, together, Transliterations::of);
        words = new HashMap<>(meanings.size() * 2);
        meanings.forEach((word, in) -> words.put(word, new Meanings(in)));
        stems = Stems.of(words);
        unspaced = Unspaced.of(words.keySet());
        byFirstWord(together).forEach((word, phrases) -> {
            var alone = known(word);
            words.put(word, (alone == null ? Meanings.NONE : alone).beginning(phrases));
        });
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
        var known = known(lower);
        return known != null && known.isAlone() ? known.usual() : GluedLabels.cue(lower);
    }

    /** The words, phrases left out, that hint at one of these where they stand alone; with the forms without accents. */
    public Set<String> words(Cue... cues) {
        var wanted = Set.of(cues);
        return words.entrySet().stream()
                .filter(word -> word.getValue().isAlone()
                        && wanted.contains(word.getValue().usual()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Meanings known(String lower) {
        var whole = words.get(lower);
        return whole != null ? whole : stems.of(lower);
    }

    /**
     * Where the next word of a text without spaces ends.
     *
     * @param at where it begins
     * @param end where the unbroken letters end
     * @return {@code end} where the script has spaces; else the end of a word that is known, or of the letters before one
     */
    public int wordEnd(String text, int at, int end) {
        return unspaced.wordEnd(text, at, end);
    }

    /**
     * What each word of a message hints at. Time is linear.
     *
     * @param lower its words in lower case, and all that stands between them
     */
    public Cue[] cues(String[] lower) {
        var cues = new Cue[lower.length];
        var meanings = new Meanings[lower.length];
        boolean open = false;
        boolean phrase = false;
        for (int i = 0; i < lower.length; i++) {
            boolean word = !lower[i].isEmpty() && Character.isLetter(lower[i].charAt(0));
            var known = word ? known(lower[i]) : null;
            boolean alone = known != null && known.isAlone();
            meanings[i] = known;
            open |= alone && (known.isAmbiguous() || known.isElsewhere());
            phrase |= known != null && !known.phrases().isEmpty();
            cues[i] = alone ? known.usual() : word ? GluedLabels.cue(lower[i]) : Cue.NONE;
        }
        if (open) {
            elect(lower, meanings, cues);
        }
        if (phrase) {
            markPhrases(lower, meanings, cues);
        }
        return cues;
    }

    /** The languages of the message decide what its words mean, and whether a word in Latin letters is one of theirs at all. */
    private void elect(String[] lower, Meanings[] meanings, Cue[] cues) {
        var votes = new int[languages.size()];
        for (var known : meanings) {
            if (known != null) {
                known.vote(votes);
            }
        }
        int most = 0;
        for (int each : votes) {
            most = Math.max(most, each);
        }
        for (int i = 0; i < cues.length; i++) {
            if (meanings[i] != null && meanings[i].isAlone()) {
                boolean strange = isLatin(lower[i])
                        && meanings[i].votes(votes) * STRANGER < most
                        && !EVERYWHERE.contains(lower[i]);
                cues[i] = strange ? Cue.NONE : meanings[i].elected(votes);
            }
        }
    }

    private static boolean isLatin(String word) {
        return word.charAt(0) < FIRST_BEHIND_LATIN;
    }

    private static void markPhrases(String[] lower, Meanings[] meanings, Cue[] cues) {
        for (int i = 0; i < lower.length; i++) {
            i = meanings[i] == null ? i : markPhrase(lower, i, meanings[i].phrases(), cues);
        }
    }

    /** The last word of the first of the phrases that stands at {@code i}; {@code i} if none does. */
    private static int markPhrase(String[] lower, int i, List<Phrase> phrases, Cue[] cues) {
        for (var phrase : phrases) {
            int last = phrase.end(lower, i);
            if (last >= 0) {
                phrase.mark(cues, i, last);
                return last;
            }
        }
        return i;
    }

    private static boolean isPhrase(String word) {
        return word.indexOf(' ') > 0;
    }

    /**
     * Another form of a word, without accents or in Latin letters, counts where no word is written so. A long one also
     * counts behind the words of other languages that are written so, but for the first, whose messages are the most.
     */
    private static void addForms(
            Map<String, List<Meaning>> words, Map<String, Cue> phrases, Function<String, List<String>> forms) {
        var others = new HashMap<String, List<Meaning>>();
        words.forEach((word, in) -> forms.apply(word).stream()
                .filter(form -> isOpen(form, words.get(form)))
                .forEach(form ->
                        others.computeIfAbsent(form, it -> new ArrayList<>()).addAll(in)));
        others.forEach((form, in) -> words.merge(form, onePerLanguage(List.of(), in), Lexicon::onePerLanguage));
        List.copyOf(phrases.entrySet()).forEach(phrase -> forms.apply(phrase.getKey())
                .forEach(form -> phrases.putIfAbsent(form, phrase.getValue())));
    }

    private static boolean isOpen(String form, List<Meaning> written) {
        return written == null
                || form.length() >= LEAST_SHARED && written.get(0).language() > 0;
    }

    /** What is written so comes first; then the forms, of which each language keeps one. */
    private static List<Meaning> onePerLanguage(List<Meaning> written, List<Meaning> forms) {
        var more = new TreeMap<Integer, Meaning>();
        forms.forEach(meaning -> more.putIfAbsent(meaning.language(), meaning));
        written.forEach(meaning -> more.remove(meaning.language()));
        var all = new ArrayList<>(written);
        all.addAll(more.values());
        return List.copyOf(all);
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
