package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Tells whether what was credited or used is no money: points, miles, coins, a volume of data. */
final class Goods {
    private static final int REACH = 7;
    private static final Set<String> NAMES = Words.of(
            "points point pts coins coin miles mile gb mb kb sms mins minutes data talktime gems stars units unit "
                    + "rp airmiles баллов балла баллы балл бонусов бонуса бонусы миль мили минут гб мб ballov balla bonusov");
    private static final Set<String> WORTH = Words.of("worth valued value equal equivalent");

    private static final Set<String> FOR = Words.of("for за za por per pour für fur untuk kwa");

    private final Text text;
    private final BitSet money;

    Goods(Text text, List<Money> monies) {
        this.text = text;
        this.money = new BitSet(text.size());
        monies.forEach(each -> money.set(each.first(), each.last() + 1));
    }

    /** True if the verb at {@code i} speaks of them: "500 points credited", "received 300 coins", "1.5 GB data debited". */
    boolean isMovedBy(int i) {
        if (text.cue(i).isNoun() && isRewarded(i)) {
            return true;
        }
        if (money.get(i + 1) && !isBehind(i)) {
            // "1128 Units 22.7 Amt paid KES 500.00"
            return false;
        }
        int before = before(i);
        return before > 0 || before == 0 && isBehind(i);
    }

    /** "215 bonus points for a purchase of 4 300": the purchase only says what for. */
    private boolean isRewarded(int i) {
        for (int at = i - 1; at >= i - 3; at--) {
            if (FOR.contains(text.word(at))) {
                return isGoods(at - 1);
            }
        }
        return false;
    }

    /** 1 if they stand in front of the verb, -1 if money does, 0 for neither. */
    private int before(int i) {
        for (int at = i - 1; at >= i - REACH && text.sameSentence(at, i); at--) {
            if (money.get(at)) {
                // "points worth Rs 312 have been credited"
                return isWorth(at) ? 1 : -1;
            }
            if (isGoods(at)) {
                return 1;
            }
            if (text.cue(at).isMovement()) {
                return 0;
            }
        }
        return 0;
    }

    private boolean isWorth(int at) {
        for (int word = at - 1; word >= at - 4 && text.sameSentence(word, at); word--) {
            if (WORTH.contains(text.word(word))) {
                return isGoods(word - 1);
            }
        }
        return false;
    }

    private boolean isBehind(int i) {
        for (int at = i + 1; at <= i + REACH && text.sameSentence(at, i) && !money.get(at); at++) {
            if (isGoods(at)) {
                return true;
            }
        }
        return false;
    }

    static boolean isName(String word) {
        return NAMES.contains(word) || word.endsWith("points") || word.endsWith("coins") || word.endsWith("miles");
    }

    /** A counted thing: "500 points", "20 Bonga points", "1.5 GB data". */
    private boolean isGoods(int i) {
        if (!isName(text.word(i))) {
            return false;
        }
        for (int at = i - 1; at >= i - 4 && text.sameSentence(at, i); at--) {
            if (text.at(at).isNumber()) {
                return !money.get(at);
            }
            if (text.cue(at).isMovement()) {
                return false;
            }
        }
        return false;
    }
}
