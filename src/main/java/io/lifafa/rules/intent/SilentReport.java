package io.lifafa.rules.intent;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Movement.Strength;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A movement that no word tells, in a language written with capitals: {@code £9.20 to Brockley Bakehouse from your account},
 * {@code MK 35,000.00 out, CASHPOWER}, {@code R75.00 / Cederberg Coffee / card 6630}. The first amount of the message, what
 * stands right behind it, and an account, a card or a balance beside it say enough, where nothing speaks of what is to come,
 * asked for, owed or offered.
 */
final class SilentReport {
    private static final Set<Cue> DOUBTS = EnumSet.of(
            Cue.UNREAL, Cue.REQUEST, Cue.MANDATE, Cue.FAILURE, Cue.NOT, Cue.PROMO, Cue.OTP, Cue.CAP, Cue.DUE);

    private static final Set<String> COMING = Words.of("goes leaves going leaving tomorrow next soon upcoming expected "
            + "save worth earn get below above exceeds");

    /** What a terminal writes between the amount and the place. */
    private static final Set<String> TERMINALS = Words.of("eftpos mydebit pos ecom contactless");

    private static final Set<String> NETWORKS = Words.of("visa mastercard master mc amex rupay mada verve");
    private static final String SEPARATORS = "-|/,;";
    private static final int REACH = 14;

    private final Text text;
    private final List<Money> monies;
    private final Notices notices;
    private final Scope scope;
    private boolean card;
    private boolean own;

    SilentReport(Text text, List<Money> monies, Notices notices) {
        this.text = text;
        this.monies = monies;
        this.notices = notices;
        this.scope = new Scope(text);
    }

    List<Movement> find() {
        if (monies.isEmpty() || text.isRussian()) {
            return List.of();
        }
        var money = monies.get(0);
        boolean open = money.currency().isPresent() && !notices.covers(money.first()) && !isLabelled(money.first());
        if (!open || !isPlain()) {
            return List.of();
        }
        return told(money).map(List::of).orElse(List.of());
    }

    private Optional<Movement> told(Money money) {
        int behind = money.last() + 1;
        // "R1,200.00 EFT from acc …"
        boolean rail = text.at(behind).isWord() && text.startsUpper(behind) && text.isAllUpper(behind);
        int next = rail && text.cue(behind) == Cue.NONE && isSide(behind + 1) ? behind + 1 : behind;
        return switch (text.cue(next)) {
            case TO -> noun(next, Direction.DEBIT, own && isName(next + 1));
            case FROM -> from(next);
            case AT -> noun(next, Direction.DEBIT, own && isName(next + 1));
            default -> beside(next);
        };
    }

    private boolean isSide(int i) {
        return text.cue(i) == Cue.FROM || text.cue(i) == Cue.TO;
    }

    /** "From your acct XX8801 to J. VILLANUEVA", "from JOY W to your account". */
    private Optional<Movement> from(int from) {
        boolean mine = isAccount(from + 1) || scope.isOwn(from + 1);
        for (int at = from + 2; at <= from + REACH && text.sameSentence(at, from); at++) {
            if (text.cue(at) == Cue.TO) {
                boolean theirs = isName(at + 1);
                boolean toMe = isAccount(at + 1) || scope.isOwn(at + 1);
                return mine
                        ? noun(at, Direction.DEBIT, theirs)
                        : noun(from, Direction.CREDIT, toMe && isName(from + 1));
            }
        }
        return Optional.empty();
    }

    /** "MK 35,000.00 out", "FJ$35.60 EFTPOS, NADI MARKET", "R75.00 / Cederberg Coffee /". */
    private Optional<Movement> beside(int next) {
        var word = text.word(next);
        if (word.equals("out") || word.equals("in")) {
            boolean alone =
                    text.at(next + 1).isMarkOf(",.;:") || text.at(next + 1).kind() == Token.Kind.BREAK;
            return noun(next, word.equals("in") ? Direction.CREDIT : Direction.DEBIT, own && alone);
        }
        boolean listed = text.at(next).isMarkOf(SEPARATORS) && isName(next + 1) && isClosed(next + 1);
        boolean shouted = isName(next) && text.isAllUpper(next) && scope.cueBefore(next, REACH, Cue.CARD);
        return noun(next, Direction.DEBIT, card && (listed || shouted || TERMINALS.contains(word)));
    }

    /** A mark or a value ends the name. */
    private boolean isClosed(int first) {
        for (int at = first + 1; at <= first + REACH && text.sameSentence(at, first); at++) {
            if (text.at(at).isMarkOf(SEPARATORS) && !(text.touchesPrevious(at) && text.touchesPrevious(at + 1))) {
                return true;
            }
            if (text.cue(at).isMovement() || text.startsLower(at) && text.cue(at) != Cue.NONE) {
                return false;
            }
        }
        return false;
    }

    private boolean isName(int i) {
        return text.startsUpper(i)
                && text.cue(i) == Cue.NONE
                && !scope.isOwn(i)
                && !TERMINALS.contains(text.word(i))
                && Currencies.at(text, i).isEmpty();
    }

    private boolean isAccount(int i) {
        return scope.isAccount(i) || text.cue(i) == Cue.CARD || scope.isOwn(i) && scope.isAccount(i + 1);
    }

    private boolean isLabelled(int first) {
        for (int at = first - 1; at >= first - REACH && text.sameSentence(at, first); at--) {
            switch (text.cue(at)) {
                case BALANCE, LIMIT, FEE, AMOUNT -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** True if nothing says that the money is only to move; notes on the way whether an account, a card or a balance is named. */
    private boolean isPlain() {
        for (int i = 0; i < text.size(); i++) {
            if (notices.covers(i)) {
                continue;
            }
            var cue = text.cue(i);
            if (DOUBTS.contains(cue)
                    || COMING.contains(text.word(i))
                    || text.at(i).isMark('?')) {
                return false;
            }
            boolean number = text.at(i).isNumber();
            card |= cue == Cue.CARD || number && NETWORKS.contains(text.word(i - 1));
            own |= card || cue == Cue.BALANCE || scope.isAccount(i);
        }
        return true;
    }

    private static Optional<Movement> noun(int at, Direction direction, boolean holds) {
        return holds ? Optional.of(new Movement(at, direction, Strength.NOUN, false)) : Optional.empty();
    }
}
