package io.lifafa.rules.account;

import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.number.Digits;
import java.util.BitSet;

/** How the digits of an account or card are written: in groups that dashes part, or only the last ones. */
final class AccountDigits {
    private static final int GROUP = 3;

    private AccountDigits() {}

    /** {@code 7074}: what is shown of most numbers. */
    static boolean areFour(Text text, int i) {
        return text.at(i).isNumber() && text.at(i).length() == 4;
    }

    /** "A/c ending 40", "Acct ending -50", "card ends with 31". */
    static boolean isSaidToEnd(Text text, int i) {
        int at = text.at(i - 1).isMark('-') && text.touchesPrevious(i) ? i - 2 : i - 1;
        at -= text.at(at).is("in") || text.at(at).is("with") ? 1 : 0;
        boolean ends = text.at(at).is("ending") || text.at(at).is("ends");
        boolean account = text.cue(at - 1) == Cue.ACCOUNT
                || text.cue(at - 1) == Cue.CARD
                || text.at(at - 1).is("c");
        boolean goesOn = text.touchesPrevious(i + 1) && !text.at(i + 1).isMarkOf(".,;)");
        return ends && account && !goesOn && Digits.areAll(text.word(i));
    }

    /** {@code 5167-8802}, {@code 0441-7700123-8}, {@code 40-1122-3344}, {@code 12-345-678-4417}: another group follows. */
    static boolean goOn(Text text, int i, BitSet taken) {
        int length = text.at(i + 2).length();
        boolean inside = text.touchesPrevious(i) && isDashed(text, i - 2);
        boolean both = text.at(i).length() >= 4 && length >= 4;
        return isDashed(text, i) && !taken.get(i + 2) && (both || inside && length >= GROUP) && length <= 8;
    }

    /** True if a dash and more digits are glued to the number. */
    static boolean isDashed(Text text, int i) {
        return text.at(i + 1).isMark('-')
                && text.touchesPrevious(i + 1)
                && text.touchesPrevious(i + 2)
                && text.at(i + 2).isNumber();
    }
}
