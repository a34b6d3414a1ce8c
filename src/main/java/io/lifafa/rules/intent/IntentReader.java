package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.MoneyRoles;
import io.lifafa.rules.sender.SenderHeader;
import io.lifafa.sms.Intent;
import io.lifafa.text.PlainText;
import io.lifafa.text.lexicon.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether money has moved, and if not, what the message is for. */
public final class IntentReader {
    private final PlainText plain;
    private final Text text;
    private final Notices notices;
    private final List<Money> monies;
    private final MoneyRoles roles;
    private final Hints hints;
    private final SenderHeader sender;

    public IntentReader(
            PlainText plain, Text text, Notices notices, List<Money> monies, MoneyRoles roles, SenderHeader sender) {
        this.plain = plain;
        this.text = text;
        this.notices = notices;
        this.monies = monies;
        this.roles = roles;
        this.hints = new Hints(text, notices);
        this.sender = sender;
    }

    /** What the message is for, codes aside. */
    public IntentVerdict read() {
        if (monies.isEmpty()) {
            return IntentVerdict.of(withoutMovement());
        }
        var verdict = withMoney(new MovementFinder(text, monies).find(notices));
        boolean lures = verdict.intent() == Intent.TRANSACTION && new Lure(plain, text, sender).isPresent();
        return lures ? IntentVerdict.of(Intent.PROMO) : verdict;
    }

    private IntentVerdict withMoney(List<Movement> movements) {
        var unmoved = new Unmoved(text, notices);
        var stalled = Optional.<Intent>empty();
        var moved = new ArrayList<Movement>(movements.size());
        int stalledIn = -1;
        for (var movement : movements) {
            var instead = unmoved.instead(movement);
            stalled = stalled.or(() -> instead);
            stalledIn = instead.isPresent() ? text.sentence(movement.at()) : stalledIn;
            if (instead.isEmpty()) {
                moved.add(movement);
            }
        }
        int sentence = stalledIn;
        moved.removeIf(movement -> movement.isNoun() && text.sentence(movement.at()) == sentence);
        var chosen = new MovementChoice(text, hints, roles).of(moved);
        if (chosen.filter(this::hasAmount).isPresent()) {
            return transaction(chosen.get(), moved);
        }
        return IntentVerdict.of(stalled.map(this::instead).orElseGet(this::withoutMovement));
    }

    private Intent instead(Intent stalled) {
        boolean asks =
                stalled == Intent.OTHER && hints.hint(Cue.REQUEST) && withoutMovement() == Intent.PAYMENT_REQUEST;
        return hints.fails() ? Intent.ALERT : asks ? Intent.PAYMENT_REQUEST : stalled;
    }

    /** False where all that is named are limits and the like; a balance without an amount is a movement half told. */
    private boolean hasAmount(Movement movement) {
        return roles.amount(movement).isPresent() || roles.balance().isPresent();
    }

    private static IntentVerdict transaction(Movement movement, List<Movement> all) {
        boolean agreed = true;
        for (var each : all) {
            agreed &= each.direction() == movement.direction();
        }
        return new IntentVerdict(Intent.TRANSACTION, Optional.of(movement), agreed);
    }

    private Intent withoutMovement() {
        boolean money = !monies.isEmpty();
        if (hints.fails()) {
            return Intent.ALERT;
        }
        if (money && hints.hint(Cue.REQUEST) && !hints.isDone()) {
            return Intent.PAYMENT_REQUEST;
        }
        if (money
                && (hints.hint(Cue.UNREAL) || hints.hasUnrealVerb() || hints.isUnderWay())
                && hints.mentionsMovement()) {
            return Intent.PENDING_CONFIRMATION;
        }
        if (hints.hint(Cue.PROMO) && !hints.isDue()) {
            return Intent.PROMO;
        }
        if (money && !sender.number() && new Doubt(text, notices, roles, hints).isPresent()) {
            return Intent.TRANSACTION;
        }
        boolean account =
                hints.hint(Cue.DUE) || hints.hint(Cue.BALANCE) || hints.hint(Cue.MANDATE) || hints.hint(Cue.ACCOUNT);
        return account || hints.hint(Cue.CARD) ? Intent.ALERT : Intent.OTHER;
    }
}
