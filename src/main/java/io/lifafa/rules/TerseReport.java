package io.lifafa.rules;

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
    private static final Set<Cue> DOUBTS =
            EnumSet.of(Cue.UNREAL, Cue.REQUEST, Cue.PROMO, Cue.DUE, Cue.NOT, Cue.CAP, Cue.LIMIT, Cue.FAILURE);
    private static final Set<String> ASKED = Words.of("заявка zayavka запрос zapros лимит limit");
    private static final int REACH = 6;

    private final Text text;
    private final List<Money> monies;

    TerseReport(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
    }

    boolean isTold(int noun) {
        return hasAmount(noun) && !isDoubted(noun) && tellsWhatIsLeft(noun);
    }

    private boolean hasAmount(int noun) {
        return monies.stream()
                .anyMatch(money -> money.first() > noun && money.first() <= noun + REACH && isClose(noun, money.first()));
    }

    /** Nothing but words without a hint, marks and line breaks stand between. */
    private boolean isClose(int noun, int first) {
        for (int at = noun + 1; at < first; at++) {
            boolean open = text.cue(at) == Cue.NONE || text.cue(at) == Cue.AMOUNT || text.cue(at).isPreposition();
            if (!open && !text.cue(at).isMovement() && text.cue(at) != Cue.CARD && text.cue(at) != Cue.ACCOUNT) {
                return false;
            }
        }
        return true;
    }

    private boolean isDoubted(int noun) {
        for (int at = noun - REACH; at <= noun + REACH; at++) {
            boolean own = text.sameSentence(at, noun) && at < noun + REACH;
            if (own && (DOUBTS.contains(text.cue(at)) && !isBehindAmount(noun, at) || ASKED.contains(text.word(at)))) {
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
                || cardBefore(noun);
    }

    /** {@code Кредитная карта *7832: покупка 2 499 ₽}. */
    private boolean cardBefore(int noun) {
        return text.at(noun - 1).isMark(':')
                && text.at(noun - 2).isNumber()
                && new Scope(text).cueBefore(noun, REACH, Cue.CARD);
    }
}
