package io.lifafa.rules.intent;

import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.MoneyRoles;
import io.lifafa.rules.money.MoneyRoles.Role;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/**
 * Tells whether a message may be of money that moved, although no word was understood that says so: it names an amount that
 * nothing else explains, beside an account, a balance or a reference. Such a message is kept for somebody to look at, never
 * put away.
 */
final class Doubt {
    /** Says by itself that the message only tells of a state, or asks. */
    private static final Set<String> PLAIN = Words.of(
            "below above threshold exceeds exceeded matures maturing maturity renew renewal booked summary lien "
                    + "enhanced increased revised attempt attempted try tried swipe overdrawn avoid "
                    + "истекает выставлен установлен изменен изменён увеличен снижен переведи переведите кинь скинь "
                    + "ustanovlen izmenen uvelichen snizhen vystavlen встановлено змінено збільшено");

    private static final Set<String> BRANDS = Words.of("visa mastercard rupay amex maestro mada");
    private static final Set<String> CLEARED = Words.of("cleared realised realized passed");

    private final Text text;
    private final Scope scope;
    private final Notices notices;
    private final MoneyRoles roles;
    private final Hints hints;

    Doubt(Text text, Notices notices, MoneyRoles roles, Hints hints) {
        this.text = text;
        this.scope = new Scope(text);
        this.notices = notices;
        this.roles = roles;
        this.hints = hints;
    }

    boolean isPresent() {
        return !hints.isDue()
                && !hints.hint(Cue.MANDATE)
                && !hints.isUnderWay()
                && !isPlain()
                && namesAmount()
                && (namesAccount() || namesBalance());
    }

    private boolean isPlain() {
        for (int i = 0; i < text.size(); i++) {
            boolean advises = text.at(i).is("save") && !text.isAllUpper(i)
                    || text.at(i).is("know") && text.at(i + 1).is("more");
            boolean undone = text.cue(i) == Cue.NOT && scope.after(i, 2, CLEARED);
            if ((undone || advises || PLAIN.contains(text.word(i))) && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean namesAmount() {
        return roles.all().stream()
                .anyMatch(each -> (each.role() == Role.OPEN
                                || each.role() == Role.AMOUNT
                                || each.role() == Role.FEE && namesBalance())
                        && each.money().value().signum() > 0
                        && !(text.isRussian() && scope.cueBefore(each.money().first(), 5, Cue.LIMIT))
                        && !notices.covers(each.money().first())
                        && !scope.cueAfter(each.money().last(), 12, Cue.UNREAL)
                        && !scope.cueBefore(each.money().first(), 12, Cue.UNREAL));
    }

    private boolean namesBalance() {
        return roles.balance().isPresent();
    }

    /** An account, a card or a reference with its number, or a number that is partly hidden. */
    private boolean namesAccount() {
        for (int i = 0; i < text.size(); i++) {
            boolean label = scope.isAccount(i)
                    || BRANDS.contains(text.word(i))
                    || text.cue(i) == Cue.CARD
                    || text.cue(i) == Cue.REFERENCE;
            if (!notices.covers(i) && (label && isNumbered(i) || isHidden(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNumbered(int i) {
        for (int at = i + 1; at <= i + 5 && text.sameSentence(at, i); at++) {
            if (text.at(at).isNumber() && text.at(at).length() >= 3) {
                return true;
            }
        }
        return false;
    }

    /** {@code XX1234}, {@code *1234}. */
    private boolean isHidden(int i) {
        boolean mask = text.at(i - 1).isMark('*') || text.word(i - 1).startsWith("xx");
        return text.at(i).isNumber() && mask && text.touchesPrevious(i);
    }
}
