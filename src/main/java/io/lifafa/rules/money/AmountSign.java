package io.lifafa.rules.money;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Direction;
import java.util.Optional;

/** A plus or minus in front of an amount that says which way the money went. */
public final class AmountSign {
    private AmountSign() {}

    /** The sign glued to the number at {@code i} that says which way the money went: {@code +1,200}. */
    public static Optional<Direction> at(Text text, int i) {
        boolean sign = text.at(i - 1).isMarkOf("+-\u2212")
                && (text.touchesPrevious(i) || isBehindUnit(text, i - 1))
                && (!text.touchesPrevious(i - 1)
                        || text.at(i - 2).kind() == Token.Kind.BREAK
                        || text.at(i - 2).isMarkOf(":("));
        return sign ? Optional.of(text.at(i - 1).isMark('+') ? Direction.CREDIT : Direction.DEBIT) : Optional.empty();
    }

    /** {@code TK 9913327(VND) - 120,000}: behind an account's currency in brackets a sign may stand alone. */
    static boolean isBehindUnit(Text text, int sign) {
        return text.at(sign - 1).isMark(')') && text.at(sign - 3).isMark('(') && Currencies.isWord(text.word(sign - 2));
    }
}
