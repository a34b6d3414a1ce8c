package io.lifafa.text.lexicon;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How phones without accents write a word. */
final class PlainForms {
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    private PlainForms() {}

    /** The other forms of a word; none if it has no accents. */
    static List<String> of(String word) {
        return Stream.of(plain(word), plain(germanDigraphs(word)))
                .distinct()
                .filter(form -> !form.equals(word))
                .toList();
    }

    /** {@code verfuegbar}: German writes its umlauts with an e where it has none. */
    private static String germanDigraphs(String word) {
        return word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
    }

    private static String plain(String word) {
        var folded = word.replace('ł', 'l').replace('ı', 'i').replace("ß", "ss");
        return ACCENTS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD))
                .replaceAll("");
    }
}
