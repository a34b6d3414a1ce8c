package io.lifafa.rules.name;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Masks;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Span;
import io.lifafa.text.currency.Countries;
import io.lifafa.text.date.MonthNames;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Names behind the small words that say what part they play: to, at, from, by, towards, for. */
final class PrepositionNames {
    /** "Go to …" sends the user somewhere, not the money. */
    private static final Set<String> ADVICE = Words.of("go login log subject welcome due up sms reply write speak");

    /** "Purchase in Folio 123/45 under MOON FLEXI FUND". */
    private static final Set<String> FOLIO = Set.of("folio");

    private static final Set<String> DEALS = Words.of("transaction purchase payment txn trxn ride order booking");

    /** What money is paid for, in front of "of" and whom it goes to: "NACH mandate of MOON FINANCE". */
    private static final Set<String> DUTIES = Words.of(
            "nach ecs ach mandate emi sip policy premium bill purchase order "
                    + "payment subscription recharge instalment installment loan insurance no number units ride booking");

    private static final int LONGEST_DUTY = 6;

    /** Between the verb and the preposition behind which a name may be in lower case. */
    private static final int VERB_REACH = 6;

    private static final Set<String> DEPOSITED = Words.of("deposited credited");
    private static final int SHORTEST_PHONE = 9;
    private static final int LONGEST_PHONE = 14;

    private final Text text;
    private final BitSet taken;
    private final NameReader names;
    private final RailPath paths;
    private final Scope scope;
    private final Masks masks;

    PrepositionNames(Text text, BitSet taken, NameReader names, RailPath paths) {
        this.text = text;
        this.taken = taken;
        this.names = names;
        this.paths = paths;
        this.scope = new Scope(text);
        this.masks = new Masks(text, taken);
    }

    Optional<Span> receiver(int i) {
        boolean into = (text.at(i).is("in") || text.at(i).is("into")) && scope.before(i, 2, DEPOSITED);
        boolean to = (into || text.cue(i) == Cue.TO)
                && !scope.isOwn(i + 1)
                && !ADVICE.contains(text.word(i - 1))
                && !isOfVehicle(i);
        return to ? names.proper(behindAccount(i + 1)) : Optional.empty();
    }

    /** "FASTag linked to MH12QX4471". */
    private boolean isOfVehicle(int to) {
        return text.at(to - 1).is("linked")
                && text.startsUpper(to + 1)
                && text.at(to + 2).isNumber()
                && text.touchesPrevious(to + 2);
    }

    /** "DIRECT CREDIT MOON BUILDERS LTD". */
    Optional<Span> direct(int i) {
        boolean direct = text.at(i).is("direct") && text.cue(i + 1).isMovement() && text.startsUpper(i + 2);
        return direct && text.cue(i + 2) == Cue.NONE ? names.proper(i + 2) : Optional.empty();
    }

    /** "paid ₹85 to chai on wheels": a verb, perhaps the amount, and "to". */
    Optional<Span> lowerReceiver(int i) {
        boolean to = text.cue(i) == Cue.TO || text.cue(i) == Cue.AT;
        return to && isBehind(i, Cue.DEBIT) ? names.lower(i + 1) : Optional.empty();
    }

    /** "sent to 01711XXX208": where no name is told, the telephone number of the other side. */
    Optional<Span> phone(int i) {
        boolean behind = text.cue(i) == Cue.TO && isBehind(i, Cue.DEBIT)
                || text.cue(i) == Cue.FROM && isBehind(i, Cue.CREDIT)
                || text.cue(i) == Cue.TO && (isBehind(i, Cue.MOVE) || taken.get(Math.max(0, i - 1)));
        int first = text.at(i + 1).isMark('+') ? i + 2 : i + 1;
        int last = first;
        while (text.touchesPrevious(last + 1)
                && (text.at(last + 1).isNumber()
                        || masks.isMaskWord(last + 1)
                        || text.at(last + 1).isMark('*'))) {
            last++;
        }
        boolean number = behind && text.at(first).isNumber() && !taken.get(first) && !text.touchesPrevious(last + 1)
                || behind && text.at(last + 1).isMarkOf(".,;)");
        int length = text.at(last).end() - text.at(first).start();
        boolean phone = text.at(i + 1).isMark('+') || text.word(first).startsWith("0") && length <= 11 || length == 12;
        return number && text.at(first).isNumber() && phone && length >= SHORTEST_PHONE && length <= LONGEST_PHONE
                ? Optional.of(text.span(i + 1, last))
                : Optional.empty();
    }

    /** "received ₹500 from rahul sharma". */
    Optional<Span> lowerSender(int i) {
        return text.cue(i) == Cue.FROM && isBehind(i, Cue.CREDIT) ? names.lower(i + 1) : Optional.empty();
    }

    /** True if nothing but an amount stands between a verb and the preposition. */
    private boolean isBehind(int preposition, Cue verb) {
        for (int at = preposition - 1; at >= preposition - VERB_REACH && text.sameSentence(at, preposition); at--) {
            if (text.cue(at) == verb) {
                return true;
            }
            if (!taken.get(at)) {
                return false;
            }
        }
        return false;
    }

    /** "debited in favour of LAKSHMI STORES". */
    Optional<Span> favoured(int i) {
        if (text.at(i).is("favouring") || text.at(i).is("favoring")) {
            return names.proper(i + 1);
        }
        boolean favour = text.at(i).is("favour") || text.at(i).is("favor");
        return favour && text.at(i + 1).is("of") ? names.proper(i + 2) : Optional.empty();
    }

    /** "chargeback raised against FLYWING AIR". */
    Optional<Span> against(int i) {
        // "against debit of NILIMA SAHU"
        int first = text.at(i + 1).is("debit") && text.at(i + 2).is("of") ? i + 3 : i + 1;
        boolean against =
                text.at(i).is("against") || first > i + 1 && text.at(i).is("by");
        return against && !scope.isOwn(i + 1) ? names.proper(first) : Optional.empty();
    }

    /** "NACH mandate of MOON FINANCE": behind the "of"; {@code first} where no such words stand. */
    private int behindDuty(int first) {
        for (int at = first; at < first + LONGEST_DUTY && text.sameSentence(at, first); at++) {
            // "EMI 7 of 12 of MOON FINANCE"
            boolean counted = text.at(at + 1).isNumber() && text.at(at + 2).is("of");
            if (text.at(at).is("of") && at > first && !counted) {
                return at + 1;
            }
            if (!DUTIES.contains(text.word(at)) && !text.at(at).isNumber() && !counted) {
                return first;
            }
        }
        return first;
    }

    /** "to the Moon Bank A/c XX1234 of MEERA": where the owner's name stands; {@code first} if it is no such phrase. */
    private int behindAccount(int from) {
        int first = behindSide(from);
        boolean account = false;
        for (int at = first; at < first + 9 && text.sameSentence(at, first); at++) {
            account |= text.cue(at) == Cue.ACCOUNT
                    || text.at(at).is("c") && text.at(at - 2).is("a");
            if (text.at(at).is("of")) {
                return account ? at + 1 : first;
            }
            boolean named = text.at(at).isMark('(') && text.at(at - 1).isNumber() && text.startsUpper(at + 1);
            if (account && named && text.cue(at + 1) == Cue.NONE) {
                return at + 1;
            }
        }
        return first;
    }

    /** "To the credit of MEERA", "from debit of A/c XX1234 of MEERA": the other side of the same transfer. */
    private int behindSide(int first) {
        int side = text.at(first).is("the") ? first + 1 : first;
        boolean booked = text.at(side).is("credit") || text.at(side).is("debit");
        return booked && text.at(side + 1).is("of") ? side + 2 : first;
    }

    Optional<Span> merchant(int i) {
        boolean at = text.cue(i) == Cue.AT
                || text.at(i).isMark('@') && !(text.touchesPrevious(i) && text.touchesPrevious(i + 1));
        boolean on = text.at(i).is("on") && !taken.get(i + 1);
        boolean with = text.at(i).is("with") && DEALS.contains(text.word(i - 1));
        boolean allotted = text.at(i).is("in") && text.at(i - 1).is("allotted") && text.startsUpper(i + 1);
        boolean under = allotted || text.at(i).is("under") && text.startsUpper(i + 1) && scope.before(i, 8, FOLIO);
        if (!at && !on && !with && !under || MonthNames.english(text.word(i + 1)) != 0) {
            return Optional.empty();
        }
        return names.proper(text.at(i + 2).isMark('_') && text.at(i + 1).is("upi") ? i + 3 : i + 1);
    }

    Optional<Span> sender(int i) {
        if (text.cue(i) != Cue.FROM || scope.isOwn(i + 1)) {
            return Optional.empty();
        }
        return inBrackets(i + 1).or(() -> names.proper(behindAccount(i + 1)));
    }

    /** "From Interac e-Transfer (MARC ROY)": behind the name of the rail. */
    private Optional<Span> inBrackets(int rail) {
        boolean named = Countries.withSystem(text.word(rail)).isPresent();
        for (int at = rail + 1; at <= rail + VERB_REACH && text.sameSentence(at, rail); at++) {
            named |= text.cue(at) == Cue.MOVE;
            if (text.at(at).isMark('(')) {
                return named ? names.proper(at + 1) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where the money came from when the user paid: "debit from 8-Twelve using card", but not "from Moon a/c 12". */
    Optional<Span> source(int i) {
        return sender(i).filter(name -> !isInFrontOfAccount(i, name));
    }

    private boolean isInFrontOfAccount(int from, Span name) {
        int at = from;
        while (at < text.size() && text.at(at).start() < name.end()) {
            at++;
        }
        return text.cue(at) == Cue.ACCOUNT
                || text.at(at).is("a") && text.at(at + 1).isMark('/');
    }

    Optional<Span> byline(int i) {
        boolean by = text.at(i).is("by") && !scope.isOwn(i + 1);
        int first = text.at(i + 1).isMark('.') ? i + 2 : i + 1;
        return by ? names.proper(first) : Optional.empty();
    }

    /** "…linked to VPA rohit@okmoon". */
    Optional<Span> handle(int i) {
        return text.at(i).is("vpa") ? names.labelled(i + 1) : Optional.empty();
    }

    Optional<Span> towards(int i) {
        boolean towards = text.at(i).is("towards") || text.at(i).is("toward");
        return towards && !scope.isOwn(i + 1) ? names.proper(behindDuty(i + 1)) : Optional.empty();
    }

    Optional<Span> forWhat(int i) {
        if (!text.at(i).is("for") || Currencies.at(text, i + 1).isPresent()) {
            return Optional.empty();
        }
        if (text.at(i + 1).isMark(':')) {
            return paths.slashed(i + 2).or(() -> names.labelled(i + 2));
        }
        if (scope.isOwn(i + 1)) {
            return Optional.empty();
        }
        return names.proper(behindDuty(paths.afterCodes(i + 1))).filter(this::isNoMovement);
    }

    /** "for QR Payment" says how, not who. */
    private boolean isNoMovement(Span name) {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).end() == name.end()) {
                return !text.cue(i).isMovement();
            }
        }
        return true;
    }
}
