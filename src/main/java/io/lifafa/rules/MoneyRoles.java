package io.lifafa.rules;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what each amount of a message is: the movement's own, the balance, a limit, a fee … */
final class MoneyRoles {
    /** What an amount is, by the label nearest in front of it. */
    enum Role {
        OPEN,
        AMOUNT,
        BALANCE,
        LIMIT,
        FEE,
        DUE,
        CAP,
        OTHER
    }

    /** An amount, what it is, and the token of the word that says so; -1 if none does. */
    record Labelled(Money money, Role role, int label) {}

    private static final int REACH = 24;
    private static final Set<String> OLD =
            Words.of("previous opening old minimum maintain min unclear unclr uncleared hold lien");
    /** "Balance after txn", "balance for withdrawal". */
    private static final Set<String> AFTER = Words.of("after for post this");

    private static final Set<String> BEFORE = Words.of("before prior");
    private static final Set<String> INCLUDED = Words.of("incl including excl excluding");
    private static final Set<String> STAYS = Words.of("available avl left remaining");
    private static final Set<String> PLACES =
            Words.of("карте счете счёте карті картцы рахунку кошельке кошельку нем нём karte schete");
    private static final Set<String> LENT =
            Words.of("loan emi card credit principal creditcard bill due overdue payment");
    private static final Set<String> AVAILABLE = Words.of(
            "avl aval avbl avail available avlbl avlbal avblbal availbal availablebal new current curr clr clear "
                    + "closing effective usable after");

    /** Labelled like fees, but what one gets. */
    private static final Set<String> REWARDS = Words.of("reward rewards points touchpoints cashback");
    /** Of a fee that was not taken, or may be taken some day. */
    private static final Set<String> NOT_TAKEN =
            Words.of("will would may might shall if avoid applicable applies apply waived reversed refunded upto");

    private final Text text;
    private final Scope scope;
    private final List<Labelled> labelled = new ArrayList<>();

    MoneyRoles(Text text, List<Money> monies) {
        this.text = text;
        this.scope = new Scope(text);
        int floor = -1;
        for (var money : monies) {
            labelled.add(label(money, floor));
            floor = money.last();
        }
    }

    /** The amount that moved: the one that stands with the movement's word. */
    Optional<Labelled> amount(Movement movement) {
        Labelled best = null;
        int bestScore = Integer.MIN_VALUE;
        for (var each : labelled) {
            int score = score(each, movement);
            if (score > bestScore) {
                best = each;
                bestScore = score;
            }
        }
        return bestScore < 0 ? Optional.empty() : Optional.of(inAccountCurrency(best));
    }

    /** What is left: the available balance where several are told. */
    Optional<Labelled> balance() {
        var balances =
                labelled.stream().filter(each -> each.role() == Role.BALANCE).toList();
        return balances.stream().filter(this::isAvailable).findFirst().or(() -> balances.stream()
                .findFirst());
    }

    /**
     * What the movement cost beside this amount. Empty where it would be a sum, which is never computed, and where the fee
     * is within the amount, in another currency or no smaller.
     */
    Optional<Labelled> fee(Labelled amount) {
        var fees = new ArrayList<Labelled>();
        for (var each : labelled) {
            if (each.role() == Role.FEE && isTaken(each)) {
                fees.add(each);
            }
        }
        if (fees.isEmpty() || amount.role() == Role.FEE) {
            return Optional.empty();
        }
        var charged =
                fees.stream().filter(each -> each.money().value().signum() != 0).toList();
        var told = charged.isEmpty() ? fees : charged;
        boolean one = told.stream()
                        .map(each -> List.of(each.money().value(), text.word(each.label())))
                        .distinct()
                        .count()
                == 1;
        return Optional.of(told.get(0)).filter(fee -> one && isBeside(fee, amount.money()));
    }

    private boolean isTaken(Labelled fee) {
        int label = fee.label();
        return !REWARDS.contains(text.word(label))
                && !scope.before(label, 3, INCLUDED)
                && !scope.before(fee.money().first(), REACH, NOT_TAKEN)
                && !scope.after(fee.money().last(), 6, NOT_TAKEN);
    }

    private boolean isBeside(Labelled fee, Money amount) {
        var money = fee.money();
        boolean comparable = money.currency().isEmpty() || money.currency().equals(amount.currency());
        return comparable
                && money.value().signum() >= 0
                && money.value().compareTo(amount.value()) < 0
                && !isPart(fee, amount);
    }

    /** "Charges Rs 5 + GST Rs 0.90": neither is all that was charged. */
    private boolean isPart(Labelled fee, Money amount) {
        int end = fee.money().last();
        int from = fee.label() - 1;
        while (text.at(from).isWord() && !isPlus(from)) {
            from--;
        }
        boolean added = isPlus(from) && amount.last() != from - 1;
        return added || isPlus(end + 1);
    }

    private boolean isPlus(int at) {
        return text.at(at).isMark('+') || text.at(at).is("plus");
    }

    /** True if the text calls this balance the one to be spent. */
    boolean isAvailable(Labelled balance) {
        return scope.before(balance.money().first(), 6, AVAILABLE);
    }

    private int score(Labelled each, Movement movement) {
        int score =
                switch (each.role()) {
                    case AMOUNT -> 40;
                    case OPEN -> 30;
                    case FEE, DUE -> 10;
                    default -> -100;
                };
        boolean beside = text.sameSentence(each.money().first(), movement.at());
        boolean strange = each.role() == Role.FEE && !beside;
        if (each.money().value().signum() <= 0 || strange) {
            return -100;
        }
        if (beside) {
            score += 20 - Math.min(15, Math.abs(each.money().first() - movement.at()));
        }
        boolean subject = each.money().last() < movement.at()
                && movement.at() - each.money().last() <= 4;
        score += subject ? 12 : 0;
        return score + (each.money().currency().isPresent() ? 5 : 0);
    }

    /** {@code TRY 342.00 (SAR 10.55)}: the account was debited the second. */
    private Labelled inAccountCurrency(Labelled told) {
        int next = told.money().last() + 1;
        if (!text.at(next).isMark('(')) {
            return told;
        }
        return labelled.stream()
                .filter(other -> other.money().first() == next + 1
                        && other.money().value().signum() > 0
                        && text.at(other.money().last() + 1).isMark(')'))
                .findFirst()
                .orElse(told);
    }

    private Labelled label(Money money, int floor) {
        int first = money.first();
        int named = isPlace(first - 1) ? first - 1 : balanceBehind(first, money.last());
        if (named >= 0) {
            return new Labelled(money, Role.BALANCE, named);
        }
        int low = Math.max(floor, first - REACH);
        for (int at = first - 1; at > low && text.sameSentence(at, first); at--) {
            var role = role(at, first);
            if (role != Role.OPEN) {
                return new Labelled(money, role, at);
            }
        }
        return new Labelled(money, Role.OPEN, -1);
    }

    private Role role(int at, int first) {
        return switch (text.cue(at)) {
            case BALANCE -> balanceRole(at, first);
            case LIMIT -> scope.before(at, 3, INCLUDED) && scope.cueBefore(at, 6, Cue.BALANCE) ? Role.OPEN : Role.LIMIT;
            case FEE -> isAfter(at) ? Role.OPEN : Role.FEE;
            case DUE -> dueRole(at);
            case CAP -> Role.CAP;
            case AMOUNT -> isOfBalance(at) ? Role.BALANCE : Role.AMOUNT;
            case DEBIT, CREDIT -> scope.isSideOfBalance(at) ? Role.OPEN : Role.AMOUNT;
            case REVERSAL, MOVE -> isAfter(at) ? Role.OPEN : Role.AMOUNT;
            case CREDIT_NOUN ->
                text.cue(at - 1) == Cue.BALANCE ? Role.LIMIT : isAfter(at) || ofCard(at) ? Role.OPEN : Role.AMOUNT;
            case DEBIT_NOUN -> isAfter(at) || ofCard(at) ? Role.OPEN : isBefore(at) ? Role.OTHER : Role.AMOUNT;
            // "SD:" is Vietnamese for the balance; without the colon it may be a name
            default ->
                text.at(at).is("sd") && text.at(at + 1).isMark(':')
                        ? Role.BALANCE
                        : text.at(at).is("to") && text.at(at - 1).is("up") ? Role.CAP : Role.OPEN;
        };
    }

    /** "Balance after this purchase". */
    private boolean isAfter(int at) {
        return scope.before(at, 2, AFTER) && scope.cueBefore(at, 8, Cue.BALANCE);
    }

    /** "Balance before this purchase". */
    private boolean isBefore(int at) {
        return scope.before(at, 2, BEFORE) && scope.cueBefore(at, 8, Cue.BALANCE);
    }

    private Role dueRole(int at) {
        boolean left = text.at(at).is("outstanding") && isOfBalance(at) && !speaksOfDebt();
        return left || text.at(at).is("bill") || text.at(at).is("statement") ? Role.OPEN : Role.DUE;
    }

    /** "Balance of debit card". */
    private boolean ofCard(int at) {
        return text.cue(at + 1) == Cue.CARD && scope.cueBefore(at, 8, Cue.BALANCE);
    }

    /** What is outstanding is owed, where something is lent; of a wallet or an account it is what is left. */
    private boolean isOwed(int at) {
        for (int word = at - 1; word >= at - 2; word--) {
            if (text.cue(word) == Cue.DUE) {
                return !text.at(word).is("outstanding") || speaksOfDebt();
            }
        }
        return false;
    }

    private boolean speaksOfDebt() {
        for (int i = 0; i < text.size(); i++) {
            boolean debit = text.at(i).is("card") && !text.at(i - 1).is("credit");
            if (LENT.contains(text.word(i)) && !debit) {
                return true;
            }
        }
        return false;
    }

    /** "Avbl. Amt". */
    private boolean isOfBalance(int at) {
        return text.cue(text.at(at - 1).isMark('.') ? at - 2 : at - 1) == Cue.BALANCE;
    }

    private Role balanceRole(int at, int first) {
        if (text.at(first - 1).is("by")
                || text.at(at + 1).is("successful")
                || text.at(at + 1).is("transfer")) {
            return Role.OPEN;
        }
        if (text.cue(at - 1) == Cue.LIMIT) {
            return Role.LIMIT;
        }
        if ((text.at(at + 1).is("до") || text.at(at + 1).is("do")) && text.isRussian()) {
            return Role.OTHER;
        }
        // "проценты на остаток": on what they were paid
        if (text.cue(at - 1) == Cue.TO && text.isRussian()) {
            return Role.OPEN;
        }
        if (isOwed(at)) {
            return Role.DUE;
        }
        return OLD.contains(text.word(at - 1)) ? Role.OTHER : Role.BALANCE;
    }

    /** "На карте 600,30": what is there is left. */
    private boolean isPlace(int i) {
        return PLACES.contains(text.word(i)) && text.cue(i - 1).isPreposition();
    }

    /** "Rs 500 is your available balance", "Rs 500 left in your account": the word that says so; -1 if none does. */
    private int balanceBehind(int first, int last) {
        int next = last + 1;
        if (STAYS.contains(text.word(next)) && text.at(next + 1).is("in")) {
            return next;
        }
        if (text.at(next).is("in") && text.at(first - 1).is("have")) {
            return first - 1;
        }
        if (!text.at(next).is("is")) {
            return -1;
        }
        for (int at = next + 1; at <= last + 5 && text.sameSentence(at, last); at++) {
            if (text.cue(at) == Cue.BALANCE) {
                return at;
            }
            if (text.cue(at).isMovement()) {
                return -1;
            }
        }
        return -1;
    }
}
