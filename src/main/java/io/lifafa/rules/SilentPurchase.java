package io.lifafa.rules;

import io.lifafa.rules.Movement.Strength;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import java.util.List;

/**
 * A purchase that no word tells: {@code 95.00UAH KAFE LAVANDA 4*17 14:20 Bal. 1209.11UAH}. The message begins with its
 * amount, then come a name in capitals, a masked card and the balance, and nothing that hints at anything else.
 */
final class SilentPurchase {
    private final Text text;
    private final List<Money> monies;

    SilentPurchase(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
    }

    List<Movement> find() {
        boolean two = monies.size() == 2 && monies.get(0).first() == 0;
        if (!two || !Tongue.isRussian(text) && !text.at(1).isWord()) {
            return List.of();
        }
        int last = monies.get(0).last();
        int balance = text.at(monies.get(1).first() - 1).isMarkOf(".:")
                ? monies.get(1).first() - 2
                : monies.get(1).first() - 1;
        boolean named = text.at(last + 1).isWord() && text.isAllUpper(last + 1);
        return named && text.cue(balance) == Cue.BALANCE && isPlain(last + 1, balance)
                ? List.of(new Movement(last, Direction.DEBIT, Strength.NOUN, false))
                : List.of();
    }

    /** A card's star stands between, and no word with a hint. */
    private boolean isPlain(int from, int to) {
        boolean star = false;
        for (int i = from; i < to; i++) {
            star |= text.at(i).isMark('*') && text.at(i + 1).isNumber();
            boolean small = text.cue(i) == Cue.NONE || text.cue(i).isPreposition();
            if (!small && text.cue(i) != Cue.CARD) {
                return false;
            }
        }
        return star;
    }
}
