package io.lifafa.api.answer.text;

import io.lifafa.text.currency.CurrencyName;
import io.lifafa.text.currency.CurrencyNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which currencies a word or sign of a body can name: what backs an answer. */
public final class CurrencyWords {
    private CurrencyWords() {}

    /** The currencies that a word of a text can name; empty if none. */
    static Set<String> of(Word word) {
        return codes(CurrencyNames.inAnyCase(word.written()));
    }

    /** The currencies that the sign at {@code i} can name, with the letters that touch it: {@code N$}; empty if none. */
    static Set<String> at(String text, int i) {
        char c = text.charAt(i);
        if (Character.getType(c) != Character.CURRENCY_SYMBOL && c != '\u00a2') {
            return Set.of();
        }
        int from = i;
        while (from > 0 && i - from < 3 && Folding.isLetter(text.charAt(from - 1))) {
            from--;
        }
        var prefixed = from < i ? codes(CurrencyNames.inAnyCase(text.substring(from, i + 1))) : Set.<String>of();
        return prefixed.isEmpty() ? codes(CurrencyNames.of(String.valueOf(c))) : prefixed;
    }

    /** True if a word that stands beside a number says which currency it is, and nothing else; a letter, if it touches it. */
    static boolean isPlain(Word word, boolean glued) {
        return (glued || word.written().length() > 1)
                && CurrencyNames.of(word.written())
                        .filter(it -> !it.isAlsoWord())
                        .isPresent();
    }

    /** The code that an answer means: a code, or what a name or symbol usually stands for. */
    public static Optional<String> code(String answer) {
        var upper = answer.toUpperCase(Locale.ROOT);
        if (CurrencyNames.isCode(upper)) {
            // An old code means today's: RUR.
            return CurrencyNames.of(upper)
                    .filter(it -> it.codes().size() == 1)
                    .map(it -> it.codes().get(0))
                    .or(() -> Optional.of(upper));
        }
        var name = answer.endsWith(".") ? answer.substring(0, answer.length() - 1) : answer;
        return CurrencyNames.inAnyCase(name).flatMap(it -> it.codes().stream().findFirst());
    }

    private static Set<String> codes(Optional<CurrencyName> name) {
        return name.<Set<String>>map(it -> new HashSet<>(it.codes())).orElse(Set.of());
    }
}
