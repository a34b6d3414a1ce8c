package io.lifafa.cache.token;

import io.lifafa.text.lexicon.FeeWords;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words and marks of the closed lists by their keys, so that a wording can be shown and yet names nobody. */
public final class KnownWords {
    private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[]_|~\u20b9\u20ac\u00a3";
    private static final Map<Long, String> BY_KEY = byKey();

    private KnownWords() {}

    public static Optional<String> of(long key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    private static Map<Long, String> byKey() {
        var words = new HashMap<Long, String>();
        MARKS.chars().forEach(c -> put(words, Character.toString(c)));
        Stream.of(
                        TemplateWords.STOP,
                        TemplateWords.CURRENCY,
                        TemplateWords.ACCOUNT,
                        TemplateWords.BALANCE,
                        TemplateWords.LIMIT,
                        FeeWords.ALL,
                        TemplateWords.REFERENCE,
                        TemplateWords.DEBIT,
                        TemplateWords.CREDIT)
                .flatMap(java.util.Set::stream)
                .forEach(word -> {
                    put(words, word);
                    put(words, word.toUpperCase(Locale.ROOT));
                    put(words, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
                });
        return Map.copyOf(words);
    }

    private static void put(Map<Long, String> words, String word) {
        words.put(Hash.text(word) | Long.MIN_VALUE, word);
    }
}
