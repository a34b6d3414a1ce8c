package io.lifafa.text.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How banks write Cyrillic words in Latin letters. No standard is kept, so several are tried: {@code зачисление} is {@code
 * zachislenie} and {@code zachisleniye}, {@code комиссия} {@code komissiya}, {@code komissia} and {@code komissija}.
 */
final class Transliterations {
    /** A shorter form may be a word of another language. */
    private static final int SHORTEST = 5;

    private static final int MOST_FORMS = 48;

    private static final Map<Character, List<String>> LETTERS = Map.ofEntries(
            one('а', "a"),
            one('б', "b"),
            one('в', "v"),
            one('г', "g", "h"),
            one('д', "d"),
            one('е', "e"),
            one('ё', "e"),
            one('є', "ie", "ye"),
            one('ж', "zh", "j"),
            one('з', "z"),
            one('и', "i", "y"),
            one('і', "i"),
            one('ї', "yi", "i"),
            one('й', "y", "j", "i", ""),
            one('к', "k"),
            one('л', "l"),
            one('м', "m"),
            one('н', "n"),
            one('о', "o"),
            one('п', "p"),
            one('р', "r"),
            one('с', "s"),
            one('т', "t"),
            one('у', "u"),
            one('ў', "u"),
            one('ф', "f"),
            one('х', "h", "kh"),
            one('ц', "ts", "c"),
            one('ч', "ch"),
            one('ш', "sh"),
            one('щ', "shch", "sch", "sh"),
            one('ъ', ""),
            one('ы', "y", "i"),
            one('ь', ""),
            one('э', "e"),
            one('ю', "yu", "iu", "ju"),
            one('я', "ya", "ia", "ja"));

    private Transliterations() {}

    /** The Latin forms of a word or phrase, at most {@value #MOST_FORMS}; none if a letter of it is not Cyrillic. */
    static List<String> of(String word) {
        if (word.length() < SHORTEST) {
            return List.of();
        }
        var forms = List.of("");
        boolean cyrillic = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            var letters = letters(word, i);
            if (letters == null && Character.isLetter(c)) {
                return List.of();
            }
            cyrillic |= letters != null;
            forms = letters == null ? longer(forms, List.of(String.valueOf(c))) : longer(forms, letters);
        }
        return cyrillic ? forms : List.of();
    }

    private static List<String> letters(String word, int i) {
        char c = word.charAt(i);
        if (c == 'и' && isRussian(word)) {
            return List.of("i");
        }
        if (c == 'г' && isRussian(word)) {
            return List.of("g");
        }
        if (c == 'е' && i > 0 && word.charAt(i - 1) == 'и') {
            return List.of("e", "ye");
        }
        return LETTERS.get(c);
    }

    /** The letters of Ukrainian and Belarusian tell how the others are written. */
    private static boolean isRussian(String word) {
        return word.indexOf('і') < 0
                && word.indexOf('ї') < 0
                && word.indexOf('є') < 0
                && !word.endsWith("ття")
                && !word.endsWith("ння");
    }

    private static List<String> longer(List<String> forms, List<String> letters) {
        var longer = new ArrayList<String>(forms.size() * letters.size());
        for (var form : forms) {
            for (var letter : letters) {
                if (longer.size() < MOST_FORMS) {
                    longer.add(form + letter);
                }
            }
        }
        return longer;
    }

    private static Map.Entry<Character, List<String>> one(char cyrillic, String... latin) {
        return Map.entry(cyrillic, List.of(latin));
    }
}
