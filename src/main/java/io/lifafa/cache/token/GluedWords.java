package io.lifafa.cache.token;

import io.lifafa.text.Characters;
import io.lifafa.text.currency.CurrencyNames;
import io.lifafa.text.number.Digits;
import io.lifafa.text.number.NumberScanner;
import java.util.Locale;
import java.util.Set;

/** Words that stand glued to a number: {@code 500CR}, {@code INR500}, {@code RefNo123}. */
final class GluedWords {
    /** {@code Ref} in {@code RefNo123}; shorter ones may be letters of an id. */
    private static final int SHORTEST_LABEL = 3;

    private static final int LONGEST_SIGN = 3;
    private static final int LONGEST_PLAIN_SUM = 6;

    /** Signs of money behind a number, as they are written there. */
    private static final Set<String> SIGNS = Set.of("p", "r", "Ft", "Kc", "din");

    private final String text;

    GluedWords(String text) {
        this.text = text;
    }

    /** True for the word in {@code 500CR}, {@code 500INR}, {@code 940\u0440} and {@code 500debited}. */
    boolean isOwnWord(int from, int end) {
        for (int i = from; i < end; i++) {
            if (!Characters.isLetter(text, i)) {
                return false;
            }
        }
        var word = text.substring(from, end);
        var lower = word.toLowerCase(Locale.ROOT);
        return TemplateWords.SIDE.contains(lower)
                || isCurrency(word, lower)
                || TemplateWords.isStop(lower)
                || SIGNS.contains(word)
                || text.charAt(from) >= 0x80
                || end - from >= 4 && isWritten(from, end);
    }

    private static boolean isCurrency(String word, String lower) {
        return TemplateWords.CURRENCY.contains(lower) || CurrencyNames.isCode(word);
    }

    /** Where the word ends that stands glued before a number or masked number, or {@code at} if it is part of an id. */
    int labelEnd(int at, int end) {
        int letters = at;
        while (letters < end && Characters.isLetter(text, letters)) {
            if (letters - at >= SHORTEST_LABEL && Characters.isUpper(text.charAt(letters)) && isWritten(at, letters)) {
                return letters;
            }
            letters++;
        }
        if (letters == at || letters == end) {
            return at;
        }
        int word = letters;
        while (word > at && (text.charAt(word - 1) == 'X' || text.charAt(word - 1) == 'x')) {
            word--;
        }
        if (word == at) {
            return at;
        }
        if (Chars.isStar(text.charAt(letters))) {
            return word == letters || isWritten(at, word) ? word : letters;
        }
        boolean sign = letters - at <= LONGEST_SIGN && isSum(letters);
        boolean letterBeforeMask = word < letters && word - at == 1 && Characters.isLower(text.charAt(at));
        return sign || letterBeforeMask || word - at >= 2 && (isLabel(at, word, end) || isWritten(at, word))
                ? word
                : at;
    }

    private boolean isLabel(int at, int word, int end) {
        var written = text.substring(at, word);
        var lower = written.toLowerCase(Locale.ROOT);
        if (TemplateWords.ACCOUNT.contains(lower)) {
            return true;
        }
        return isCurrency(written, lower)
                ? mayBeMoney(lower, word, end)
                : lower.length() > 2 && (TemplateWords.REFERENCE.contains(lower) || TemplateWords.isStop(lower));
    }

    /** Two letters of an id may be those of a currency, by chance: {@code RU3571324}, {@code ZL89VS1W7A}. */
    private boolean mayBeMoney(String lower, int from, int end) {
        int number = NumberScanner.certainEnd(text, from, text.length());
        boolean alone = number >= end || isOwnWord(number, end);
        return alone && (lower.length() > 2 || lower.equals("rs") || number - from <= LONGEST_PLAIN_SUM);
    }

    /** True if a number with two decimals stands there, as no id ends. */
    boolean isSum(int from) {
        if (from >= text.length() || !Digits.isDigit(text.charAt(from))) {
            return false;
        }
        int end = NumberScanner.certainEnd(text, from, text.length());
        return NumberScanner.hasCents(text, from, end) && (end == text.length() || !goesOn(end));
    }

    private boolean goesOn(int at) {
        char c = text.charAt(at);
        boolean mark = "/-:.".indexOf(c) >= 0;
        return Chars.isStar(c)
                || Digits.isDigit(c)
                || mark && at + 1 < text.length() && Digits.isDigit(text.charAt(at + 1));
    }

    /** True for {@code Info} and {@code ending}, not for {@code TPIL} or {@code RTy}. */
    private boolean isWritten(int from, int to) {
        if (to - from < 2 || text.charAt(from) >= 0x80) {
            return to - from >= 2;
        }
        for (int i = from + 1; i < to; i++) {
            if (!Characters.isLower(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
