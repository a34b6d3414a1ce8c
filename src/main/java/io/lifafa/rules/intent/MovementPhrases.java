package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Movement.Strength;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.rules.money.AmountSign;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Movements that no single word tells: "NEFT of Rs 500", a signed amount, a card and a merchant around an amount. */
final class MovementPhrases {
    private static final Set<String> CHEQUE = Words.of("cheque chq check");
    private static final Set<String> CONFIRMED = Words.of("confirmed accepted successful success completed");
    private static final Set<String> POSTED = Words.of("posted credited processed");
    private static final Set<String> DONE = Words.of("successful success completed done confirmed");
    /** What a bank carries out on a day that was agreed. */
    private static final Set<String> ORDERS =
            Words.of("autopay si nach ecs sip instruction order mandate emandate payment debit");

    private static final Set<String> HAS = Words.of("has have");
    private static final Set<String> BILLS = Words.of("bill invoice");
    private static final Set<String> MACHINES = Words.of("atm bankomat");
    private static final Set<String> DEPOSITED = Words.of("deposited deposit");

    private static final int LONGEST_STORY = 24;

    private final Text text;
    private final Scope scope;
    private final List<Money> monies;
    private final Notices notices;

    MovementPhrases(Text text, List<Money> monies, Notices notices) {
        this.text = text;
        this.scope = new Scope(text);
        this.monies = monies;
        this.notices = notices;
    }

    /** "NEFT of Rs 500", "a charge of $5 at …", "your cheque … has been cleared", "Cash Out Tk 500". */
    Optional<Movement> at(int i) {
        return switch (text.word(i)) {
            case "imps", "neft", "rtgs", "upi", "ibft", "sweep" ->
                debitIf(i, text.at(i + 1).is("of") || isBehindMoney(i, 0) && text.cue(i + 1) == Cue.TO);
            case "left", "gone" -> verbIf(i, HAS.contains(text.word(i - 1)) && isBehindMoney(i, 2) && isOut(i + 1));
            case "taken" -> verbIf(i, isBehindMoney(i, 2) && text.cue(i + 1) == Cue.FROM && scope.isOwn(i + 2));
            case "held" -> debitIf(i, isBehindMoney(i, 2) && text.at(i + 1).is("on") && scope.isOwn(i + 2));
            case "hold" -> debitIf(i, isOfMoney(i) && text.at(i - 1).is("or") && scope.cueAfter(i, 24, Cue.AT));
            case "settled" -> verbIf(i, scope.before(i, 8, BILLS) && !scope.isUnreal(i));
            case "now" -> creditIf(i, isBehindMoney(i, 8) && text.at(i + 1).is("in") && isAccountOfBank(i + 2));
            case "returned", "released" -> cameBack(i);
            case "recharge" -> debitIf(i, isBehindMoney(i, 0) && scope.after(i, 6, DONE));
            case "chargeback" ->
                scope.after(i, 10, POSTED)
                        ? Optional.of(new Movement(i, Direction.CREDIT, Strength.REVERSAL, true))
                        : Optional.empty();
            case "charge" ->
                debitIf(
                        i,
                        isOfMoney(i) && (scope.cueAfter(i, 24, Cue.AT) || scope.cueAfter(i, 8, Cue.CARD))
                                || isPosted(i));
            case "reserved" -> debitIf(i, isMoneyAt(i + 1) && scope.cueAfter(i, 8, Cue.AT));
            case "pay" -> debitIf(i, text.at(i + 1).is("bill") && isOfMoney(i + 1));
            case "w" -> debitIf(i, text.at(i + 1).isMark('/') && text.at(i + 2).is("d") && isMoneyAt(i + 3));
            case "return" ->
                isOfMoney(i) && scope.after(i, 10, POSTED)
                        ? Optional.of(new Movement(i, Direction.CREDIT, Strength.REVERSAL, true))
                        : Optional.empty();
            case "advance" -> debitIf(i, text.at(i - 1).is("cash") && isOfMoney(i));
            case "contactless", "eftpos" -> debitIf(i, isMoneyAt(i + 1));
            case "give" -> creditIf(i, isMoneyAt(i + 1) && scope.after(i, 5, Set.of("cash")));
            case "send" -> debitIf(i, text.at(i + 1).is("money") && isMoneyAt(i + 2) && scope.after(i, 12, DONE));
            case "got" -> creditIf(i, isMoneyAt(i + 1) && scope.ownAfter(i, 8, MovementFinder.TOWARDS));
            case "spend" -> debitIf(i, isOfMoney(i) || text.at(i + 1).kind() == Token.Kind.BREAK && isMoneyAt(i + 2));
            case "opened" -> verbIf(i, isBehindMoney(i, 0) && text.cue(i + 1) == Cue.FROM && scope.isAccount(i + 2));
            case "realised", "realized" ->
                text.cue(i + 1) == Cue.FROM && scope.isAccount(i + 2)
                        ? verbIf(i, isBehindMoney(i, 0))
                        : creditIf(i, scope.before(i, 16, CHEQUE) && !scope.isUnreal(i));
            case "executed" -> scope.before(i, 3, ORDERS) ? debitIf(i, true) : verbIf(i, isOrderOfMoney(i));
            case "arrived", "landed" ->
                text.at(i + 1).is("in") && scope.isOwn(i + 2)
                        ? Optional.of(new Movement(i, Direction.CREDIT, Strength.VERB, true))
                        : Optional.empty();
            case "duitnow", "paynow", "instapay", "pesonet", "interac", "zelle", "osko", "payid", "raast" -> rail(i);
            case "draft" -> debitIf(i, isOfMoney(i));
            case "topped", "recharged", "reloaded" ->
                scope.ownAfter(i, 8, Set.of("from"))
                        ? debitIf(i, true)
                        : creditIf(
                                i,
                                text.at(i + 1).is("up") && isMoneyAt(i + 2)
                                        || scope.around(i, Set.of("wallet"))
                                        || scope.cueBefore(i, 4, Cue.CARD));
            case "cashed" ->
                text.at(i + 1).is("out")
                        ? Optional.of(new Movement(i, Direction.DEBIT, Strength.VERB, false))
                        : Optional.empty();
            case "cleared", "passed", "honoured", "honored" ->
                debitIf(i, scope.before(i, 24, CHEQUE) && !scope.before(i, 24, DEPOSITED) && !scope.isUnreal(i));
            case "bankomat", "банкомат", "банкамат" -> debitIf(i, text.isRussian() && isMoneyAt(i + 1));
            case "минус", "minus", "мінус" -> debitIf(i, isSign(i));
            case "плюс", "plus" -> creditIf(i, isSign(i) && text.isRussian());
            case "кредит", "kredit" ->
                creditIf(
                        i,
                        isMoneyAt(i + 1)
                                && (text.at(i - 1).isNumber() || text.at(i - 2).isNumber()));
            case "cash", "money", "payment", "funds" -> cash(i);
            default -> Optional.empty();
        };
    }

    /** "Standing instruction of Rs 149 for MUSICAPP executed". */
    private boolean isOrderOfMoney(int i) {
        return scope.before(i, 12, ORDERS)
                && !scope.isUnreal(i)
                && monies.stream().anyMatch(money -> money.last() < i && text.sameSentence(money.last(), i));
    }

    private boolean isOut(int i) {
        return scope.isOwn(i) || text.cue(i) == Cue.FROM && scope.isOwn(i + 1);
    }

    private boolean isAccountAt(int i) {
        return scope.isAccount(i) || scope.isOwn(i) && scope.isAccount(i + 1);
    }

    /** "In your Moon account". */
    private boolean isAccountOfBank(int i) {
        return isAccountAt(i) || scope.isOwn(i) && text.startsUpper(i + 1) && scope.isAccount(i + 2);
    }

    /** "Txn of MVR 540 has been voided and the amount returned to your card": the sum of a message before it. */
    private Optional<Movement> cameBack(int i) {
        boolean yours = text.cue(i + 1) == Cue.TO
                && scope.isOwn(i + 2)
                && (text.cue(i + 3) == Cue.CARD || isAccountOfBank(i + 2));
        boolean done = yours && !scope.isUnreal(i) && isBehindMoney(i, LONGEST_STORY);
        return done ? Optional.of(new Movement(i, Direction.CREDIT, Strength.REVERSAL, true)) : Optional.empty();
    }

    /** True if an amount ends in front of token {@code i}, at most so many tokens between. */
    private boolean isBehindMoney(int i, int between) {
        return monies.stream()
                .anyMatch(money ->
                        money.last() < i && money.last() >= i - 1 - between && text.sameSentence(money.last(), i));
    }

    private static Optional<Movement> verbIf(int i, boolean holds) {
        return holds ? Optional.of(new Movement(i, Direction.DEBIT, Strength.VERB, true)) : Optional.empty();
    }

    /** "A $9.99 recurring charge from MUSICAPP was posted to card 4410". */
    private boolean isPosted(int i) {
        boolean priced = monies.stream().anyMatch(money -> money.last() < i && money.last() >= i - 3);
        return priced && (text.cue(i + 1) == Cue.FROM || text.cue(i + 1) == Cue.AT) && scope.after(i, 12, POSTED);
    }

    /** "RM45.00 DuitNow to ALI". */
    private Optional<Movement> rail(int i) {
        boolean from = text.cue(i + 1) == Cue.FROM;
        return from ? creditIf(i, true) : debitIf(i, text.cue(i + 1) == Cue.TO && text.startsUpper(i + 2));
    }

    /** "Of Rs 500", "for $23.08". */
    private boolean isOfMoney(int i) {
        return (text.at(i + 1).is("of") || text.at(i + 1).is("for")) && isMoneyAt(i + 2);
    }

    private static Optional<Movement> creditIf(int i, boolean holds) {
        return holds ? noun(i, Direction.CREDIT) : Optional.empty();
    }

    private static Optional<Movement> debitIf(int i, boolean holds) {
        return holds ? noun(i, Direction.DEBIT) : Optional.empty();
    }

    /** "Минус 99 ₽" at the beginning of a line or behind a name; a balance below zero is none. */
    private boolean isSign(int i) {
        boolean opens = text.startsLine(i) || text.at(i - 1).isMarkOf(":;");
        return opens && isMoneyAt(i + 1) && !scope.cueBefore(i, 4, Cue.BALANCE);
    }

    /** "Cash 50.00 BYN ATM 114". */
    private boolean isFromMachine(int i) {
        return isMoneyAt(i + 1) && scope.after(i, 6, MACHINES) && !scope.before(i, 3, DEPOSITED);
    }

    private Optional<Movement> cash(int i) {
        if (isFromMachine(i)) {
            return noun(i, Direction.DEBIT);
        }
        // "Cash-in", "Cash In"
        int way = text.at(i + 1).isMark('-') && text.touchesPrevious(i + 1) ? i + 2 : i + 1;
        int next = text.at(way + 1).isMarkOf(":-") || text.at(way + 1).is("of") ? way + 2 : way + 1;
        next += text.at(next).kind() == Token.Kind.BREAK ? 1 : 0;
        return switch (isMoneyAt(next) ? text.word(way) : "") {
            case "in" -> noun(i, Direction.CREDIT);
            case "out" -> noun(i, Direction.DEBIT);
            default -> Optional.empty();
        };
    }

    /** Where no word says so, the sign does: "-500,000VND … SD: 1,200,000VND". */
    List<Movement> signed() {
        return monies.stream()
                .filter(money -> !notices.covers(money.first()) && text.cue(money.first() - 2) != Cue.BALANCE)
                .flatMap(money ->
                        sign(money).map(way -> new Movement(money.first() - 1, way, Strength.NOUN, true)).stream())
                .limit(1)
                .toList();
    }

    private Optional<Direction> sign(Money money) {
        int sign = money.first() + 1;
        // "R-540.00"
        boolean inside = text.at(sign).isMark('-')
                && text.touchesPrevious(sign)
                && text.touchesPrevious(sign + 1)
                && money.value().signum() > 0;
        // "(VND) - 120,000"
        boolean bracketed = text.at(money.first() - 1).isMark('(');
        return inside ? Optional.of(Direction.DEBIT) : AmountSign.at(text, bracketed ? money.last() : money.first());
    }

    /**
     * "Card ending 7710: QAR 85.00 at PEARL CAFE": no word is needed where a card's number, an amount and a merchant stand in
     * a row. A word between, as in "swipe your card and save Rs 200 at BIG MART", says something else.
     */
    List<Movement> ofCard() {
        return monies.stream()
                .filter(money -> !notices.covers(money.first())
                        && (money.first() == 0 || scope.cueBefore(money.first(), 8, Cue.CARD)))
                .filter(money -> !text.at(money.first() - 1).isWord())
                .map(money -> money.last() + 1)
                .filter(at -> text.cue(at) == Cue.AT && text.startsUpper(at + 1) && !isAsked(at))
                .map(at -> new Movement(at, Direction.DEBIT, Strength.NOUN, false))
                .limit(1)
                .toList();
    }

    /** "Accepted. K450.00 to PETER PHIRI": no word is needed where it is confirmed that an amount is for, or from, somebody. */
    List<Movement> confirmed() {
        int done = 0;
        while (done < text.size() && !isConfirmed(done)) {
            done++;
        }
        int from = done;
        return monies.stream()
                .filter(money -> money.first() > from)
                .map(money -> money.last() + 1)
                .filter(at -> !notices.covers(at) && isTowards(at))
                .map(at -> new Movement(
                        at, text.cue(at) == Cue.TO ? Direction.DEBIT : Direction.CREDIT, Strength.NOUN, false))
                .limit(1)
                .toList();
    }

    private boolean isConfirmed(int i) {
        return CONFIRMED.contains(text.word(i)) && !notices.covers(i) && !scope.isUnreal(i);
    }

    private boolean isTowards(int at) {
        return (text.cue(at) == Cue.TO || text.cue(at) == Cue.FROM)
                && text.startsUpper(at + 1)
                && text.cue(at + 1) == Cue.NONE;
    }

    /** "Card 7710: did you try QAR 85.00 at PEARL CAFE?". */
    private boolean isAsked(int i) {
        int end = i;
        while (text.sameSentence(end + 1, i)) {
            end++;
        }
        return text.at(end).isMarkOf("?؟");
    }

    /** True if an amount starts at token {@code i}, or one behind it. */
    private boolean isMoneyAt(int i) {
        for (var money : monies) {
            if (money.first() == i || money.first() == i + 1) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Movement> noun(int i, Direction direction) {
        return Optional.of(new Movement(i, direction, Strength.NOUN, false));
    }
}
