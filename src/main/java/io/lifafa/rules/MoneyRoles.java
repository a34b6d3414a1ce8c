package io.lifafa.rules;

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

    private record Labelled(Money money, Role role) {}

    private static final int REACH = 24;
    private static final Set<String> OLD = Words.of("previous opening old minimum maintain min");
    private static final Set<String> AVAILABLE = Words.of("avl aval avbl avail available avlbl new current");

    private final Text text;
    private final Scope scope;
    private final List<Labelled> labelled = new ArrayList<>();

    MoneyRoles(Text text, List<Money> monies) {
        this.text = text;
        this.scope = new Scope(text);
        int floor = -1;
        for (var money : monies) {
            labelled.add(new Labelled(money, roleOf(money, floor)));
            floor = money.last();
        }
    }

    /** The amount that moved: the one that stands with the movement's word. */
    Optional<Money> amount(Movement movement) {
        Labelled best = null;
        int bestScore = Integer.MIN_VALUE;
        for (var each : labelled) {
            int score = score(each, movement);
            if (score > bestScore) {
                best = each;
                bestScore = score;
            }
        }
        return bestScore < 0 ? Optional.empty() : Optional.of(inAccountCurrency(best.money()));
    }

    /** What is left: the available balance where several are told. */
    Optional<Money> balance() {
        var balances = labelled.stream()
                .filter(each -> each.role() == Role.BALANCE)
                .map(Labelled::money)
                .toList();
        return balances.stream()
                .filter(money -> scope.before(money.first(), 6, AVAILABLE))
                .findFirst()
                .or(() -> balances.stream().findFirst());
    }

    private int score(Labelled each, Movement movement) {
        int score =
                switch (each.role()) {
                    case AMOUNT -> 40;
                    case OPEN -> 30;
                    case FEE, DUE -> 10;
                    default -> -100;
                };
        if (each.money().value().signum() <= 0) {
            return -100;
        }
        if (text.sameSentence(each.money().first(), movement.at())) {
            score += 20 - Math.min(15, Math.abs(each.money().first() - movement.at()));
        }
        boolean subject = each.money().last() < movement.at()
                && movement.at() - each.money().last() <= 4;
        score += subject ? 12 : 0;
        return score + (each.money().currency().isPresent() ? 5 : 0);
    }

    /** {@code TRY 342.00 (SAR 10.55)}: the account was debited the second. */
    private Money inAccountCurrency(Money money) {
        int next = money.last() + 1;
        if (!text.at(next).isMark('(')) {
            return money;
        }
        return labelled.stream()
                .map(Labelled::money)
                .filter(other -> other.first() == next + 1
                        && other.value().signum() > 0
                        && text.at(other.last() + 1).isMark(')'))
                .findFirst()
                .orElse(money);
    }

    private Role roleOf(Money money, int floor) {
        int first = money.first();
        int low = Math.max(floor, first - REACH);
        for (int at = first - 1; at > low && text.sameSentence(at, first); at--) {
            var role = role(at, first);
            if (role != Role.OPEN) {
                return role;
            }
        }
        return behind(money.last());
    }

    private Role role(int at, int first) {
        return switch (text.cue(at)) {
            case BALANCE -> balanceRole(at, first);
            case LIMIT -> Role.LIMIT;
            case FEE -> Role.FEE;
            case DUE -> text.at(at).is("bill") || text.at(at).is("statement") ? Role.OPEN : Role.DUE;
            case CAP -> Role.CAP;
            case AMOUNT -> text.cue(at - 1) == Cue.BALANCE ? Role.BALANCE : Role.AMOUNT;
            case DEBIT, CREDIT, REVERSAL, MOVE -> Role.AMOUNT;
            case CREDIT_NOUN -> text.cue(at - 1) == Cue.BALANCE ? Role.LIMIT : Role.AMOUNT;
            case DEBIT_NOUN -> Role.AMOUNT;
            default -> text.at(at).is("to") && text.at(at - 1).is("up") ? Role.CAP : Role.OPEN;
        };
    }

    private Role balanceRole(int at, int first) {
        if (text.at(first - 1).is("by")
                || text.at(at + 1).is("successful")
                || text.at(at + 1).is("transfer")) {
            return Role.OPEN;
        }
        if (text.cue(at - 1) == Cue.DUE || text.cue(at - 2) == Cue.DUE) {
            return Role.DUE;
        }
        return OLD.contains(text.word(at - 1)) ? Role.OTHER : Role.BALANCE;
    }

    /** "Rs 500 is your available balance". */
    private Role behind(int last) {
        boolean said = text.at(last + 1).is("is") && scope.cueAfter(last, 5, Cue.BALANCE);
        return said ? Role.BALANCE : Role.OPEN;
    }
}
