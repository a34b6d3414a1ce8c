package io.lifafa.rules.intent;

import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Movement.Strength;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.MoneyRoles;
import io.lifafa.rules.money.MoneyRoles.Labelled;
import io.lifafa.rules.money.MoneyRoles.Role;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Chooses among the words that say that money moved the one that the message is about. */
final class MovementChoice {
    private static final Set<String> WITHIN = Words.of("in within");
    private static final Set<String> TIMES =
            Words.of("min mins minute minutes hr hrs hour hours day days sec secs seconds working business");

    private static final Set<String> LURES = Words.of("get win earn chance");

    private final Text text;
    private final Scope scope;
    private final Hints hints;
    private final MoneyRoles roles;

    MovementChoice(Text text, Hints hints, MoneyRoles roles) {
        this.text = text;
        this.scope = new Scope(text);
        this.hints = hints;
        this.roles = roles;
    }

    /** The movement; empty if none of these words tells of one that has happened. */
    Optional<Movement> of(List<Movement> movements) {
        var verbs = all(movements, m -> !m.isNoun() && holds(m));
        var head = first(movements, m -> m.strength() == Strength.HEAD).filter(m -> isHead(m, verbs));
        if (head.isPresent()) {
            return head;
        }
        var reversal = first(movements, m -> m.strength() == Strength.REVERSAL);
        if (reversal.isPresent() && !hints.isFailed(reversal.get().at()) && !isExtraOf(reversal.get(), movements)) {
            return reversal;
        }
        var own = all(verbs, m -> m.strength() == Strength.VERB && !isOfExtra(m));
        if (!own.isEmpty()) {
            return verb(own);
        }
        var noun = first(movements, Movement::isNoun).filter(this::isAccepted);
        var verb = verb(all(verbs, m -> m.strength() == Strength.VERB));
        boolean better = noun.isPresent() && verb.isPresent() && hasAmount(noun.get());
        return better || verb.isEmpty() ? noun : verb;
    }

    /** "Paid Rs 500 at X. Refund of Rs 25 in 10 days": less comes back, behind the purchase that earned it. */
    private boolean isExtraOf(Movement reversal, List<Movement> movements) {
        for (var other : movements) {
            if (other.at() < reversal.at()
                    && other.direction() == Direction.DEBIT
                    && !text.sameSentence(other.at(), reversal.at())) {
                var paid = first(other.at());
                var back = first(reversal.at());
                if (paid.isPresent() && back.isPresent()) {
                    return back.get().compareTo(paid.get()) < 0;
                }
            }
        }
        return false;
    }

    /** The first amount of the sentence that token {@code i} is in, unless it is labelled otherwise. */
    private Optional<BigDecimal> first(int i) {
        for (var each : roles.all()) {
            if (isOwn(each) && text.sameSentence(each.money().first(), i)) {
                return Optional.of(each.money().value());
            }
        }
        return Optional.empty();
    }

    private boolean isAccepted(Movement noun) {
        if (hints.fails()) {
            return false;
        }
        return hints.isDone()
                || !hints.pointElsewhere()
                || new TerseReport(text, roles.monies()).isTold(noun.at())
                || isStructured(noun) && !hints.pointElsewhereThan(text.sentence(noun.at()));
    }

    /** An amount, and a card, an account or a place, in one sentence with the noun. */
    private boolean isStructured(Movement noun) {
        return hasAmount(noun)
                && (scope.namesAccount(noun.at())
                        || scope.cueBefore(noun.at(), 24, Cue.AT)
                        || scope.cueAfter(noun.at(), 24, Cue.AT));
    }

    private boolean hasAmount(Movement movement) {
        for (var each : roles.all()) {
            if (isOwn(each) && text.sameSentence(each.money().first(), movement.at())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(Labelled each) {
        return each.role() == Role.AMOUNT || each.role() == Role.OPEN;
    }

    /** "Fee Rs 5 has been deducted", "cashback of Rs 15 credited": the sentence names no other amount. */
    private boolean isOfExtra(Movement verb) {
        boolean extra = false;
        for (var each : roles.all()) {
            if (text.sameSentence(each.money().first(), verb.at())) {
                if (isOwn(each) || each.role() == Role.TOTAL) {
                    return false;
                }
                extra |= each.role() == Role.FEE || each.role() == Role.REWARD;
            }
        }
        return extra;
    }

    private boolean isHead(Movement head, List<Movement> verbs) {
        boolean told = first(verbs, m -> m.strength() != Strength.HEAD).isPresent();
        return verbs.contains(head) && (told || !hints.fails() && !hints.hasUnrealVerb() && !hints.isUnderWay());
    }

    private static List<Movement> all(List<Movement> movements, Predicate<Movement> wanted) {
        var all = new ArrayList<Movement>(movements.size());
        for (var movement : movements) {
            if (wanted.test(movement)) {
                all.add(movement);
            }
        }
        return all;
    }

    private static Optional<Movement> first(List<Movement> movements, Predicate<Movement> wanted) {
        for (var movement : movements) {
            if (wanted.test(movement)) {
                return Optional.of(movement);
            }
        }
        return Optional.empty();
    }

    /** The first verb; a later one of the user's own account beats one that is nobody's in particular. */
    private Optional<Movement> verb(List<Movement> verbs) {
        if (verbs.isEmpty()) {
            return Optional.empty();
        }
        var told = verbs.get(0);
        if (verbs.size() == 1) {
            return Optional.of(told);
        }
        var own = told.own()
                ? Optional.<Movement>empty()
                : first(verbs, m -> m.own() && m.direction() != told.direction());
        return own.or(() -> booked(told, verbs)).or(() -> Optional.of(told));
    }

    /** "Bill of Rs 500 paid after discount; Rs 450 debited from A/c XX12": what was booked on the account. */
    private Optional<Movement> booked(Movement told, List<Movement> verbs) {
        return scope.namesAccount(told.at())
                ? Optional.empty()
                : first(
                        verbs,
                        m -> m.direction() == told.direction()
                                && !text.sameSentence(m.at(), told.at())
                                && scope.namesAccount(m.at())
                                && hasAmount(m));
    }

    /** A verb counts unless its own sentence says that it came to nothing or will be undone, or only advertises. */
    private boolean holds(Movement verb) {
        int i = verb.at();
        boolean undone = scope.cueAfter(i, 16, Cue.REVERSAL) && scope.cueAfter(i, 16, Cue.UNREAL);
        return !undone && !isPromised(i) && !isAskedFor(i) && !hints.isFailed(i) && !scope.before(i, 12, LURES);
    }

    /** "طلب تحصيل: … يطلب منك مبلغ … عبر إنستا دفع": the sentence is headed as a request. */
    private boolean isAskedFor(int i) {
        if (!text.has(Cue.REQUEST)) {
            return false;
        }
        int start = scope.start(i);
        for (int at = start; at < Math.min(i, start + 4); at++) {
            if (text.cue(at) == Cue.REQUEST
                    && (text.at(at + 1).isMark(':') || text.at(at + 2).isMark(':'))) {
                return true;
            }
        }
        return false;
    }

    /** "Money credited in 5 min". */
    private boolean isPromised(int i) {
        return WITHIN.contains(text.word(i + 1)) && text.at(i + 2).isNumber() && TIMES.contains(text.word(i + 3));
    }
}
