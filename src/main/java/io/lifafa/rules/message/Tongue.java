package io.lifafa.rules.message;

import io.lifafa.text.lexicon.Words;
import java.util.Set;

/**
 * Tells whether a message comes from a bank that writes in Russian or a neighbouring language, in Cyrillic or Latin letters,
 * or in English about a currency from there. Such messages are lists of fields: a status, an amount, a card, a name without any
 * preposition.
 */
final class Tongue {
    private static final Set<String> LATIN = Words.of(
            "karta karty kartu kartoy karte kartka kartky kartku kartoj schet scheta schetu rahunok rakhunok pokupka oplata "
                    + "spisanie snyatie dostupno dostupny dostupnyy dostupnaya ostatok balans perevod popolnenie "
                    + "popolnilsya zachislenie zachislen zachisleno postuplenie otkaz nedostatochno nikomu komissiya vozvrat "
                    + "otmena uspeshno zalyshok zarakhuvannia perekaz vydacha platezh kod parol nalichnye summa spravka "
                    + "qoldiq kartadan rub rur byn byr kzt uah uzs kgs tjs azn mdl");

    private Tongue() {}

    static boolean isRussian(Text text) {
        for (int i = 0; i < text.size(); i++) {
            var token = text.at(i);
            boolean cyrillic = token.isWord() && isCyrillic(token.lower().charAt(0));
            if (cyrillic || token.isWord() && LATIN.contains(token.lower())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCyrillic(char c) {
        return c >= '\u0400' && c <= '\u052f';
    }
}
