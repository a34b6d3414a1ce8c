package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.MoneyRoles;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a report from talk where the movement is named by a noun alone: the noun and its amount stand side by side, and
 * the message says what is left. What else it mentions (a debt, a limit, an offer behind) does not undo it.
 */
final class TerseReport {
    /** Wherever they stand in the noun's sentence. */
    private static final Set<Cue> UNDONE = EnumSet.of(Cue.UNREAL, Cue.REQUEST, Cue.NOT, Cue.FAILURE);
    /** In front of the amount alone: behind it they belong to another one. */
    private static final Set<Cue> DOUBTS = EnumSet.of(Cue.PROMO, Cue.DUE, Cue.CAP, Cue.LIMIT);

    private static final Set<String> ASKED = Words.of("заявка zayavka запрос zapros лимит limit");
    /** What is still to be paid is called so, too. */
    private static final Set<String> PAYMENTS = Words.of("платеж платёж platezh platej платіж плацеж");

    private static final int REACH = 6;
    private static final int SENTENCE = 24;

    private final Text text;
    private final List<Money> monies;
    private final Scope scope;

    TerseReport(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
        this.scope = new Scope(text);
    }

    boolean isTold(int noun) {
        return hasAmount(noun) && !isDoubted(noun) && tellsWhatIsLeft(noun);
    }

    private boolean hasAmount(int noun) {
        return monies.stream()
                .anyMatch(
                        money -> money.first() > noun && money.first() <= noun + REACH && isClose(noun, money.first()));
    }

    /** Nothing but words without a hint, marks and line breaks stand between. */
    private boolean isClose(int noun, int first) {
        for (int at = noun + 1; at < first; at++) {
            boolean open = text.cue(at) == Cue.NONE
                    || text.cue(at) == Cue.AMOUNT
                    || text.cue(at).isPreposition();
            if (!open && !text.cue(at).isMovement() && text.cue(at) != Cue.CARD && text.cue(at) != Cue.ACCOUNT) {
                return false;
            }
        }
        return true;
    }

    private boolean isDoubted(int noun) {
        for (int at = noun - REACH; at <= noun + SENTENCE; at++) {
            boolean doubt = UNDONE.contains(text.cue(at)) || DOUBTS.contains(text.cue(at)) && !isBehindAmount(noun, at);
            if (text.sameSentence(at, noun) && (doubt || at < noun && ASKED.contains(text.word(at)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBehindAmount(int noun, int at) {
        return monies.stream().anyMatch(money -> money.first() > noun && money.last() < at);
    }

    private boolean tellsWhatIsLeft(int noun) {
        return new MoneyRoles(text, monies)
                        .balance()
                        .filter(balance -> balance.money().first() > noun)
                        .isPresent()
                || cardBefore(noun)
                || !PAYMENTS.contains(text.word(noun)) && namesCard();
    }

    /** {@code Счет 2400*1122}. */
    private boolean namesCard() {
        for (int i = 0; i < text.size(); i++) {
            boolean masked = text.at(i).isMark('*') && text.at(i + 1).isNumber();
            if (masked && (scope.cueBefore(i, REACH, Cue.CARD) || scope.cueBefore(i, REACH, Cue.ACCOUNT))) {
                return true;
            }
        }
        return false;
    }

    /** {@code Кредитная карта *7832: покупка 2 499 ₽}. */
    private boolean cardBefore(int noun) {
        return text.at(noun - 1).isMark(':') && text.at(noun - 2).isNumber() && scope.cueBefore(noun, REACH, Cue.CARD);
    }
}
