package io.lifafa.rules;

import io.lifafa.sms.Span;
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

    private static final Set<String> DEALS = Words.of("transaction purchase payment txn trxn");

    private final Text text;
    private final BitSet taken;
    private final NameReader names;
    private final RailPath paths;
    private final Scope scope;

    PrepositionNames(Text text, BitSet taken, NameReader names, RailPath paths) {
        this.text = text;
        this.taken = taken;
        this.names = names;
        this.paths = paths;
        this.scope = new Scope(text);
    }

    Optional<Span> receiver(int i) {
        boolean to = text.cue(i) == Cue.TO && !scope.isOwn(i + 1) && !ADVICE.contains(text.word(i - 1));
        return to ? names.proper(behindAccount(i + 1)) : Optional.empty();
    }

    /** "to the Moon Bank A/c XX1234 of MEERA": where the owner's name stands; {@code first} if it is no such phrase. */
    private int behindAccount(int first) {
        boolean account = false;
        for (int at = first; at < first + 9 && text.sameSentence(at, first); at++) {
            account |= text.cue(at) == Cue.ACCOUNT
                    || text.at(at).is("c") && text.at(at - 2).is("a");
            if (text.at(at).is("of")) {
                return account ? at + 1 : first;
            }
        }
        return first;
    }

    Optional<Span> merchant(int i) {
        boolean at = text.cue(i) == Cue.AT
                || text.at(i).isMark('@') && !(text.touchesPrevious(i) && text.touchesPrevious(i + 1));
        boolean on = text.at(i).is("on") && !taken.get(i + 1);
        boolean with = text.at(i).is("with") && DEALS.contains(text.word(i - 1));
        boolean under = text.at(i).is("under") && text.startsUpper(i + 1) && scope.before(i, 8, FOLIO);
        if (!at && !on && !with && !under || Months.of(text.word(i + 1)) != 0) {
            return Optional.empty();
        }
        return names.proper(text.at(i + 2).isMark('_') && text.at(i + 1).is("upi") ? i + 3 : i + 1);
    }

    Optional<Span> sender(int i) {
        return text.cue(i) == Cue.FROM && !scope.isOwn(i + 1) ? names.proper(i + 1) : Optional.empty();
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
        return text.at(i).is("towards") && !scope.isOwn(i + 1) ? names.proper(i + 1) : Optional.empty();
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
        return names.proper(paths.afterCodes(i + 1)).filter(this::isNoMovement);
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
