package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Movement.Strength;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import java.util.List;

/** A fee that nothing else moved with: {@code Комиссия 99,00 RUB. Карта *7781. Доступно 190,70 RUB}. */
final class FeeAlone {
    private static final int REACH = 3;

    private final Text text;
    private final List<Money> monies;
    private final Scope scope;

    FeeAlone(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
        this.scope = new Scope(text);
    }

    /** The fee's word as a debit, where the message also tells card, account or balance. */
    List<Movement> find(Notices notices) {
        if (!text.isRussian()) {
            return List.of();
        }
        for (int i = 0; i < text.size(); i++) {
            boolean fee = text.cue(i) == Cue.FEE
                    && !Goods.isName(text.word(i))
                    && !notices.covers(i)
                    && hasAmount(i)
                    && !scope.isUnreal(i);
            if (fee && !scope.cueAfter(i, 2 * REACH, Cue.NOT) && tells(i)) {
                return List.of(new Movement(i, Direction.DEBIT, Strength.NOUN, false));
            }
        }
        return List.of();
    }

    private boolean hasAmount(int i) {
        return monies.stream()
                .anyMatch(money -> money.first() > i
                        && money.first() <= i + REACH
                        && money.currency().isPresent()
                        && text.sameSentence(i, money.first()));
    }

    private boolean tells(int fee) {
        for (int i = 0; i < text.size(); i++) {
            var cue = text.cue(i);
            if (i != fee && (cue == Cue.CARD || cue == Cue.ACCOUNT || cue == Cue.BALANCE)) {
                return true;
            }
        }
        return false;
    }
}
