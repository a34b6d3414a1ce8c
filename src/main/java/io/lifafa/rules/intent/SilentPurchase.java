package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Movement.Strength;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A purchase that no word tells: {@code 95.00UAH KAFE LAVANDA 4*17 14:20 Bal. 1209.11UAH}, {@code CARD 5***1122 AUTH 17.35
 * BYN MAGAZIN 14 BAL 88.12 BYN}. Of two amounts the second is what is left; a name in capitals stands right behind the
 * first, a card's number anywhere, and nothing hints at anything else.
 */
final class SilentPurchase {
    private static final Set<Cue> HARMLESS =
            EnumSet.of(Cue.NONE, Cue.LIMIT, Cue.CARD, Cue.ACCOUNT, Cue.BALANCE, Cue.AMOUNT, Cue.AT, Cue.TO, Cue.FROM);
    private static final Set<String> BEFORE = Words.of("auth ok ок сумма summa сума suma");
    private static final Set<String> NO_SHOPS = Words.of("atm bankomat банкомат cash ref bal");

    private final Text text;
    private final List<Money> monies;

    SilentPurchase(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
    }

    List<Movement> find() {
        if (monies.size() < 2 || monies.size() > 3) {
            return List.of();
        }
        var spent = monies.get(0);
        boolean opens = spent.first() == 0 && text.isRussian();
        int name = text.at(spent.last() + 1).isMarkOf(".,;") ? spent.last() + 2 : spent.last() + 1;
        boolean told = isPlain(spent.first() - 1)
                && (isShop(name) || opens)
                && isBalance(monies.get(1).first() - 1)
                && spent.currency().isPresent()
                && isHarmless(opens);
        return told ? List.of(new Movement(spent.last(), Direction.DEBIT, Strength.NOUN, false)) : List.of();
    }

    /** No word that could name a movement in a language nobody knows stands in front of the amount. */
    private boolean isPlain(int before) {
        boolean word = text.at(before).isWord() && !BEFORE.contains(text.word(before));
        return !word && !text.at(before).isMarkOf("+-");
    }

    private boolean isShop(int i) {
        return text.at(i).isWord()
                && text.isAllUpper(i)
                && text.at(i).length() > 2
                && text.cue(i) == Cue.NONE
                && !NO_SHOPS.contains(text.word(i));
    }

    private boolean isBalance(int before) {
        return text.cue(text.at(before).isMarkOf(".:") ? before - 1 : before) == Cue.BALANCE;
    }

    private boolean isHarmless(boolean opens) {
        boolean card = opens;
        for (int i = 0; i < text.size(); i++) {
            card |= text.at(i).isMark('*') && text.at(i + 1).isNumber() || text.cue(i) == Cue.CARD;
            if (!HARMLESS.contains(text.cue(i))) {
                return false;
            }
        }
        return card;
    }
}
