package io.lifafa.rules.money;

import io.lifafa.rules.message.CurrencyLetters;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/**
 * A word that nobody knew, in the place of a currency: {@code debited by XQX 82.00}. It says that the number is money, and
 * not which.
 */
final class UnknownUnits {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    /** Units of other things, and words that stand there without being a unit. */
    private static final Set<String> OTHERS = Words.of(
            "pts pt pnts mb gb tb kb kg gm gms km ltr ml hrs hr min mins sec am pm ist gmt utc eat wat nos no qty unit units nav "
                    + "ref id cr dr on at to in is at by for of the and vat tds gst emi sip upi atm pos otp neft imps rtgs ach ecs nach");

    private static final Set<String> LINKS = Words.of("by with of");

    private UnknownUnits() {}

    /** The unit in front of the number at {@code i}, or -1: behind a movement or a label of money. */
    static int before(Text text, int i) {
        int unit = text.at(i - 1).isMark('.') ? i - 2 : i - 1;
        return isUnit(text, unit) && CurrencyLetters.isShaped(text.word(i)) && isPlace(text, unit - 1) ? unit : -1;
    }

    /** The unit behind the number at {@code i}, or -1. */
    static int behind(Text text, int i) {
        return isUnit(text, i + 1)
                        && CurrencyLetters.isShaped(text.word(i))
                        && !text.at(i + 2).isNumber()
                ? i + 1
                : -1;
    }

    private static boolean isPlace(Text text, int i) {
        int at = text.at(i).isMarkOf(":-(") ? i - 1 : i;
        boolean linked = LINKS.contains(text.word(at));
        return isMoney(text.cue(linked || text.at(at).is("is") ? at - 1 : at));
    }

    private static boolean isMoney(Cue cue) {
        return cue == Cue.DEBIT || cue == Cue.CREDIT || cue.isNoun() || cue == Cue.AMOUNT || cue == Cue.BALANCE;
    }

    private static boolean isUnit(Text text, int i) {
        var token = text.at(i);
        return token.isWord()
                && token.length() >= SHORTEST
                && token.length() <= LONGEST
                && token.cue() == Cue.NONE
                && text.isAllUpper(i)
                && !OTHERS.contains(token.lower());
    }
}
