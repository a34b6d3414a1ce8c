package io.lifafa.rules;

import io.lifafa.rules.message.Text;
import io.lifafa.rules.secret.Told;
import io.lifafa.sms.Intent;
import io.lifafa.text.lexicon.Cue;

/** Sees in what was read of a message how much of it is built as banks build theirs. */
final class BankForm {
    private BankForm() {}

    static Told of(MessageParts parts) {
        boolean moved = parts.verdict().intent() == Intent.TRANSACTION
                && parts.verdict().movement().filter(it -> !it.isNoun()).isPresent();
        return new Told(
                moved,
                parts.balance().isPresent(),
                parts.account(parts.verdict().direction()).isPresent(),
                parts.reference().isPresent() || opensWithCode(parts.text()),
                !parts.dates().isEmpty(),
                parts.monies().stream().anyMatch(money -> money.value().scale() == 2));
    }

    /** {@code SGL31X7Y4Z Confirmed.}, {@code ID: PP26.1 …}. */
    private static boolean opensWithCode(Text text) {
        boolean mixed =
                text.at(0).isWord() && text.touchesPrevious(1) && text.at(1).isNumber() && text.isAllUpper(0);
        return mixed && text.at(0).end() < text.at(1).end() || text.cue(0) == Cue.REFERENCE;
    }
}
