package io.lifafa.rules.money;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which of a message's amounts moved, which is the balance and which the fee. */
public final class MoneyRoles {
    /** What an amount is, by the label nearest to it. */
    public enum Role {
        OPEN,
        AMOUNT,
        BALANCE,
        LIMIT,
        FEE,
        /** What one gets for having paid: cashback, points, a discount. */
        REWARD,
        DUE,
        /** The sum of several movements: spent today. */
        TOTAL,
        CAP,
        OTHER;

        /** True if an amount with this role may be the one that moved, though it is called otherwise. */
        public boolean isLesser() {
            return this == FEE || this == DUE || this == TOTAL || this == REWARD;
        }
    }

    /** An amount, what it is, and the token of the word that says so; -1 if none does. */
    public record Labelled(Money money, Role role, int label) {}

    private static final int REACH = 24;
    private static final int NEVER = -100;
    private static final int IN_BRACKETS = 25;
    private static final int OF_ITS_OWN = 30;
    /** Two amounts whose places speak for them no more differently than this are both possible. */
    private static final int CLOSE = 6;

    /** What shops abroad ask, and hardly any account of the countries with their own money is kept in. */
    private static final Set<String> FOREIGN = Set.of("USD", "EUR", "GBP", "$", "£");

    private static final Set<String> INCLUDED = Words.of("incl including excl excluding");
    private static final Set<String> AVAILABLE = Words.of(
            "avl aval avbl avail available avlbl avlbal avblbal availbal availablebal new current curr clr clear "
                    + "closing effective usable after disponible disponível disponivel disponibile verfügbar verfuegbar "
                    + "dostępne kullanılabilir المتاح tersedia dostupný dostupny disponibil διαθέσιμο");

    /** Of a fee that was not taken, or may be taken some day. */
    private static final Set<String> NOT_TAKEN =
            Words.of("will would may might shall if avoid applicable applies apply waived reversed refunded upto");

    private static final Set<String> TAKEN = Words.of("levied charged deducted debited applied recovered");

    private final Text text;
    private final Scope scope;
    private final List<Labelled> labelled;
    private final Optional<Labelled> balance;

    public MoneyRoles(Text text, List<Money> monies) {
        this.text = text;
        this.scope = new Scope(text);
        this.labelled = new ArrayList<>(monies.size());
        var labels = new MoneyLabels(text);
        for (int i = 0; i < monies.size(); i++) {
            int floor = i == 0 ? -1 : behind(labelled.get(i - 1));
            int ceiling = i + 1 < monies.size() ? monies.get(i + 1).first() : text.size();
            labelled.add(labels.label(monies.get(i), floor, ceiling));
        }
        this.balance = findBalance();
    }

    /** The last token that the amount or its label stands on. */
    private static int behind(Labelled before) {
        return Math.max(before.money().last(), before.label());
    }

    public List<Money> monies() {
        return labelled.stream().map(Labelled::money).toList();
    }

    public List<Labelled> all() {
        return labelled;
    }

    /** The amount that moved: the one that stands with the movement's word. */
    public Optional<Labelled> amount(Movement movement) {
        Labelled best = null;
        int bestScore = Integer.MIN_VALUE;
        for (var each : labelled) {
            int score = score(each, movement);
            if (score > bestScore) {
                best = each;
                bestScore = score;
            }
        }
        return bestScore < 0 ? Optional.empty() : Optional.of(withoutFee(inAccountCurrency(best)));
    }

    /** True if another amount stands nearly as well for the one that moved. */
    public boolean isContested(Labelled amount, Movement movement) {
        int least = Math.max(0, score(amount, movement) - CLOSE);
        for (var other : labelled) {
            boolean same = other.money().value().compareTo(amount.money().value()) == 0;
            if (!same && score(other, movement) >= least) {
                return true;
            }
        }
        return false;
    }

    /** What is left: the available balance where several are told. */
    public Optional<Labelled> balance() {
        return balance;
    }

    private Optional<Labelled> findBalance() {
        Optional<Labelled> first = Optional.empty();
        for (var each : labelled) {
            if (each.role() != Role.BALANCE) {
                continue;
            }
            var found = Optional.of(each);
            if (isAvailable(each) && !isWithOverdraft(each)) {
                return found;
            }
            first = first.isEmpty() ? found : first;
        }
        return first;
    }

    /** "Balance $220.87, overdraft limit $500, total available $720.87": not one's own alone. */
    private boolean isWithOverdraft(Labelled balance) {
        return balance.label() > 0
                && text.at(balance.label() - 1).is("total")
                && labelled.stream().anyMatch(each -> each.role() == Role.LIMIT);
    }

    /**
     * What the movement cost beside this amount. Empty where it would be a sum, which is never computed, and where the fee
     * is within the amount, in another currency or no smaller.
     */
    public Optional<Labelled> fee(Labelled amount) {
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
        int last = fee.money().last();
        boolean denied = scope.before(fee.money().first(), REACH, NOT_TAKEN) || scope.after(last, 6, NOT_TAKEN);
        return !scope.before(label, 3, INCLUDED) && (!denied || scope.after(last, 2, TAKEN));
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
    public boolean isAvailable(Labelled balance) {
        return scope.before(balance.money().first(), 6, AVAILABLE);
    }

    private int score(Labelled each, Movement movement) {
        boolean beside = text.sameSentence(each.money().first(), movement.at());
        boolean strange = (each.role() == Role.FEE || each.role() == Role.DUE) && !beside;
        if (each.money().value().signum() <= 0 || strange) {
            return NEVER;
        }
        int score = ofRole(each, movement, beside);
        boolean only = each.role() == Role.FEE && beside && !hasOwnBeside(movement);
        score += only ? OF_ITS_OWN : 0;
        if (beside) {
            score += 20 - Math.min(15, Math.abs(each.money().first() - movement.at()));
        }
        boolean subject = each.money().last() < movement.at()
                && movement.at() - each.money().last() <= 4;
        score += subject ? 12 : 0;
        score -= isInBrackets(each.money().first()) ? IN_BRACKETS : 0;
        return score + (each.money().currency().isPresent() ? 5 : 0);
    }

    /** "Charge of Rs 236 recovered": no other amount stands with the word. */
    private boolean hasOwnBeside(Movement movement) {
        for (var each : labelled) {
            boolean own = each.role() == Role.AMOUNT || each.role() == Role.OPEN;
            if (own && text.sameSentence(each.money().first(), movement.at())) {
                return true;
            }
        }
        return false;
    }

    /** {@code EMI Rs 500 (principal Rs 450, interest Rs 50)}: a part of what stands in front. */
    private boolean isInBrackets(int first) {
        for (int at = first - 1; at >= first - REACH && text.sameSentence(at, first); at--) {
            if (text.at(at).isMarkOf("()")) {
                return text.at(at).isMark('(');
            }
        }
        return false;
    }

    private static int ofRole(Labelled each, Movement movement, boolean beside) {
        return switch (each.role()) {
            case AMOUNT -> 40;
            case OPEN -> 30;
            case FEE, DUE -> 10;
            case TOTAL -> 5;
            case REWARD -> beside && movement.direction() == Direction.CREDIT ? ofReward(each, movement) : NEVER;
            default -> NEVER;
        };
    }

    /** "Cashback of Rs 75 credited", "you got Rs 20 cashback": right beside the word that says so it is what came. */
    private static int ofReward(Labelled each, Movement movement) {
        int behind = each.money().first() - movement.at();
        return behind <= 2 ? 50 : 8;
    }

    /** {@code TRY 342.00 (SAR 10.55)}: the account was debited the second. */
    private Labelled inAccountCurrency(Labelled told) {
        int next = told.money().last() + 1;
        if (!text.at(next).isMark('(')) {
            return twiceLabelled(told);
        }
        for (var other : labelled) {
            // "HK$": the letters are a token of their own
            int behind = other.money().first() - next;
            boolean framed = behind >= 1
                    && behind <= 2
                    && text.at(other.money().last() + 1).isMark(')');
            if (framed && other.money().value().signum() > 0 && !isOfAccount(told.money(), other.money())) {
                return other;
            }
        }
        return told;
    }

    /** {@code Amount: USD 12.00}, and in the next line {@code Amount: SAR 45.90}. */
    private Labelled twiceLabelled(Labelled told) {
        if (told.label() < 0 || text.cue(told.label()) != Cue.AMOUNT) {
            return told;
        }
        for (var other : labelled) {
            boolean again =
                    other.label() > told.label() && text.word(other.label()).equals(text.word(told.label()));
            if (again && !other.money().currency().equals(told.money().currency())) {
                return other;
            }
        }
        return told;
    }

    /** {@code INR 4,116.00 (USD 49.00)}: the brackets only say what the shop asked. */
    private boolean isOfAccount(Money told, Money bracketed) {
        boolean world = bracketed.currency().filter(FOREIGN::contains).isPresent();
        return world && told.currency().filter(it -> !FOREIGN.contains(it)).isPresent();
    }

    /** {@code Rs 1,023.60 (withdrawal 1,000.00, fee 23.60)}: what moved beside its fee, where the sum is told too. */
    private Labelled withoutFee(Labelled told) {
        for (var fee : labelled) {
            if (fee.role() == Role.FEE && fee.money().value().signum() > 0) {
                var net = told.money().value().subtract(fee.money().value());
                var part = named(net, told);
                if (part.isPresent()) {
                    return part.get();
                }
            }
        }
        return told;
    }

    private Optional<Labelled> named(BigDecimal value, Labelled told) {
        for (var each : labelled) {
            boolean behind = each.role() == Role.AMOUNT
                    && each.money().first() > told.money().last();
            if (behind && each.money().value().compareTo(value) == 0) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
