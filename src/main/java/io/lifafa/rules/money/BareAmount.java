package io.lifafa.rules.money;

import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.text.date.WrittenTime;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.NumberScanner;
import java.util.Set;

/** When a number without a currency is money. */
final class BareAmount {
    private static final Set<String> LINKS = Words.of("by for with of is rs inr");

    private final Text text;
    private final Scope scope;

    BareAmount(Text text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    /**
     * True if it stands behind a word that can label nothing but money.
     *
     * @param touchesLetters whether letters are glued to its front
     */
    boolean isLabelled(int i, boolean touchesLetters) {
        // "BAL-8765.40"
        boolean dashed = text.at(i - 1).isMark('-') && text.touchesPrevious(i - 1) && text.cue(i - 2) == Cue.BALANCE;
        boolean glued = dashed
                || text.cue(i - 1) == Cue.BALANCE
                || text.cue(i - 1).isVerb() && NumberScanner.isMarked(text.word(i));
        if (touchesLetters && !glued
                || text.word(i).length() > 12
                || WrittenTime.startsAt(text.body(), text.at(i).start())) {
            return false;
        }
        int at = i - 1;
        boolean linked = false;
        for (int skipped = 0; skipped < 4 && isLink(at); skipped++) {
            linked |= !text.at(at).isMark('.');
            at--;
        }
        if (scope.isSideOfBalance(at)) {
            return true;
        }
        var cue = text.cue(at);
        boolean shaped = NumberScanner.isMarked(text.word(i)) || isClosed(i);
        return switch (cue) {
            case AMOUNT, BALANCE -> shaped || linked;
            case DEBIT, CREDIT ->
                shaped
                        || text.at(i - 1).is("by")
                        || text.at(i - 1).is("with")
                        || text.at(i - 1).is("for");
            case FEE, LIMIT, DUE -> shaped;
            case DEBIT_NOUN, CREDIT_NOUN, MOVE -> NumberScanner.hasCents(text.word(i)) && !linked;
            default ->
                shaped
                                && AmountSign.at(text, i).isPresent()
                                && (text.startsLine(i - 1) || text.cue(i - 2).isMovement())
                        || NumberScanner.hasCents(text.word(i)) && text.cue(i + 1) == Cue.BALANCE && hasVerbBefore(i);
        };
    }

    /** "received from X8812 1,500.00 balance 8,210.00": between the movement and the balance stands what moved. */
    private boolean hasVerbBefore(int i) {
        return scope.cueBefore(i, 6, Cue.CREDIT) || scope.cueBefore(i, 6, Cue.DEBIT);
    }

    /** {@code 1500/-}: nothing goes behind whole rupees or shillings. */
    private boolean isClosed(int i) {
        return text.at(i + 1).isMark('/')
                && text.at(i + 2).isMark('-')
                && text.touchesPrevious(i + 1)
                && text.touchesPrevious(i + 2)
                && !(text.at(i + 3).isNumber() && text.touchesPrevious(i + 3));
    }

    private boolean isLink(int at) {
        var token = text.at(at);
        return token.isMarkOf(":-=.") || (token.isWord() && LINKS.contains(token.lower()));
    }
}
