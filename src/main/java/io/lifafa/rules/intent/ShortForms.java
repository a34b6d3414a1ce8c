package io.lifafa.rules.intent;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import java.util.List;

/** Tells when "Dr" and "Cr" say which way the money went, and when they are a title or the side of a balance. */
final class ShortForms {
    private final Text text;
    private final Scope scope;
    private final List<Money> monies;

    ShortForms(Text text, List<Money> monies) {
        this.text = text;
        this.scope = new Scope(text);
        this.monies = monies;
    }

    /** "Dr" and "Cr" only beside money or in a path: "Dr. Rao" is no debit, "Bal 500 Cr" no credit. */
    boolean count(int i) {
        boolean path = text.at(i - 1).isMark('/') && text.at(i + 1).isMark('/');
        boolean opensMoney = Currencies.at(text, text.at(i + 1).isMarkOf(".:") ? i + 2 : i + 1)
                .isPresent();
        boolean noun =
                text.cue(i + 1) == Cue.DEBIT_NOUN || text.at(i + 1).isMark('.') && text.cue(i + 2) == Cue.DEBIT_NOUN;
        int labelled = text.at(i + 2).isMark(':') ? i + 3 : i + 2;
        if (text.cue(i + 1) == Cue.AMOUNT && isMoneyAt(labelled)) {
            return true;
        }
        boolean account = text.at(i - 1).is("is")
                || text.at(i + 1).is("to")
                || text.at(i + 1).is("by")
                || text.at(i + 1).isMark('.')
                        && (text.at(i + 2).is("from") || text.at(i + 2).is("to"))
                || text.at(i + 1).is("from");
        return path
                || isSignOfAmount(i)
                || isBehindAmount(i)
                || (opensMoney || noun || account || isMoneyAt(text.at(i + 1).isMark('.') ? i + 2 : i + 1))
                        && !scope.isSideOfBalance(i);
    }

    /** {@code INR 777.00 Dr. A/c XX5560}, {@code Rs.600 Dr frm A/c}: not that of a balance, which is the last in its sentence. */
    private boolean isBehindAmount(int i) {
        int next = text.at(i + 1).isMark('.') ? i + 2 : i + 1;
        // "Rs 500/- Cr."
        int last = text.at(i - 1).isMark('-') && text.at(i - 2).isMark('/') ? i - 3 : i - 1;
        boolean goesOn = text.cue(next) == Cue.ACCOUNT
                || text.cue(next) == Cue.FROM
                || text.cue(next) == Cue.TO
                || text.at(next).is("a") && text.at(next + 1).isMark('/')
                || text.at(next).is("in");
        if (!goesOn && next > i + 1 && isOfAccount(last)) {
            return true;
        }
        int amount = goesOn ? amountEndingAt(last) : -1;
        return amount >= 0 && !scope.cueBefore(amount, 3, Cue.BALANCE);
    }

    /** {@code A/c XX1906: Rs 12,000.00 DR.}: the first amount, behind the account alone. */
    private boolean isOfAccount(int last) {
        var first = monies.get(0);
        boolean account = text.at(first.first() - 1).isMark(':') && scope.namesAccount(first.first());
        return account && first.last() == last && !scope.cueBefore(first.first(), 12, Cue.BALANCE);
    }

    /** {@code Amt: NGN12,000.00 CR}: which side the amount itself is on. */
    boolean isSignOfAmount(int i) {
        int amount = text.has(Cue.AMOUNT) ? amountEndingAt(i - 1) : -1;
        return amount >= 0 && text.cue(labelBefore(amount)) == Cue.AMOUNT;
    }

    /** The first token of the amount that ends at {@code last}; -1 if none does. */
    private int amountEndingAt(int last) {
        for (var money : monies) {
            if (money.last() == last) {
                return money.first();
            }
        }
        return -1;
    }

    private int labelBefore(int i) {
        return text.at(i - 1).isMarkOf(":-=") ? i - 2 : i - 1;
    }

    private boolean isMoneyAt(int i) {
        return monies.stream().anyMatch(money -> money.first() == i);
    }
}
