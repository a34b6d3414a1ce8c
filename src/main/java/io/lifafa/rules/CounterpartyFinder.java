package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Finds who paid or was paid, by the words that stand in front of a name. */
final class CounterpartyFinder {

    /** "Go to …" sends the user somewhere, not the money. */
    private static final Set<String> ADVICE = Words.of("go login log subject welcome due up sms reply write speak");

    private static final Set<String> AT_LABELS = Words.of("at to merchant name payee beneficiary from إلى لدى");
    private static final Set<String> FROM_LABELS = Words.of("from sender remitter payer من");

    private static final Set<String> ANCHORS =
            Words.of("at to on from frm by for towards and vpa paid payment transfer "
                    + "upi imps neft rtgs mmt remarks remark description info desc narration إلى");

    private final Text text;
    private final Notices notices;
    private final Scope scope;
    private final NameReader names;
    private final RailPath paths;
    private final Movement movement;
    private final BitSet taken;
    private final int[] anchors;

    CounterpartyFinder(Text text, BitSet taken, Notices notices, Movement movement) {
        this.text = text;
        this.taken = taken;
        this.notices = notices;
        this.scope = new Scope(text);
        this.names = new NameReader(text, taken);
        this.anchors = anchors();
        this.paths = new RailPath(text, names);
        this.movement = movement;
    }

    Optional<Span> find() {
        boolean credit = movement.direction() == Direction.CREDIT;
        IntFunction<Optional<Span>> line = credit ? this::fromLine : this::atLine;
        var ways = credit ? creditWays() : debitWays();
        return first(List.of(line), false).or(() -> first(ways, true)).or(() -> first(ways, false));
    }

    private List<IntFunction<Optional<Span>>> creditWays() {
        return List.of(
                paths::paymentFrom,
                paths::path,
                this::sender,
                this::byline,
                this::handle,
                paths::remark,
                this::towards,
                this::forWhat);
    }

    private List<IntFunction<Optional<Span>>> debitWays() {
        return List.of(
                paths::paymentFrom,
                paths::path,
                this::paidLine,
                this::receiver,
                this::credited,
                this::merchant,
                this::hasReceived,
                this::ownLine,
                this::handle,
                paths::remark,
                this::towards,
                this::forWhat,
                this::sender);
    }

    /** What the first way finds first, in the movement's own sentence or anywhere outside of the notices. */
    private Optional<Span> first(List<IntFunction<Optional<Span>>> ways, boolean ownSentence) {
        for (var way : ways) {
            for (int i : anchors) {
                if (ownSentence && !text.sameSentence(i, movement.at())) {
                    continue;
                }
                var found = way.apply(i);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The tokens at which any way could start, so that the ways look at these alone. */
    private int[] anchors() {
        return IntStream.range(0, text.size())
                .filter(i -> !notices.covers(i))
                .filter(i -> ANCHORS.contains(text.word(i)) || text.at(i).isMarkOf(";,@") || startsLine(i))
                .toArray();
    }

    /** "At: TALABAT", "To: MEERA" on a line of its own. */
    private Optional<Span> atLine(int i) {
        boolean label = AT_LABELS.contains(text.word(i));
        return label && startsLine(i) && text.at(i + 1).isMark(':')
                ? names.labelled(i + 2)
                : text.at(i).is("إلى") ? names.labelled(i + 1) : Optional.empty();
    }

    private Optional<Span> fromLine(int i) {
        boolean label = FROM_LABELS.contains(text.word(i)) && text.at(i + 1).isMark(':');
        boolean transfer = text.at(i).is("transfer") && text.at(i + 1).isMark(':');
        return label && startsLine(i) || transfer ? names.labelled(i + 2) : Optional.empty();
    }

    private boolean startsLine(int i) {
        return !text.sameSentence(i - 1, i);
    }

    private Optional<Span> receiver(int i) {
        boolean to = text.at(i).is("to") && !scope.isOwn(i + 1) && !ADVICE.contains(text.word(i - 1));
        boolean accountOf = text.at(i + 1).is("a")
                && text.at(i + 3).is("c")
                && text.at(i + 4).is("of");
        return to ? names.proper(accountOf ? i + 5 : i + 1) : Optional.empty();
    }

    private Optional<Span> merchant(int i) {
        var word = text.word(i);
        boolean at = word.equals("at")
                || text.at(i).isMark('@') && !(text.touchesPrevious(i) && text.touchesPrevious(i + 1));
        boolean on = word.equals("on") && !taken.get(i + 1);
        return (at || on) && Months.of(text.word(i + 1)) == 0
                ? names.proper(text.at(i + 2).isMark('_') && text.at(i + 1).is("upi") ? i + 3 : i + 1)
                : Optional.empty();
    }

    /** A line that holds a name alone, below a line that ends with date and time. */
    private Optional<Span> ownLine(int i) {
        boolean below = text.at(i - 1).kind() == Token.Kind.BREAK && datedLine(i - 2);
        if (!below || !text.startsUpper(i)) {
            return Optional.empty();
        }
        int end = i;
        while (end < i + 8 && text.sameSentence(end, i) && text.at(end).kind() != Token.Kind.BREAK) {
            boolean word = text.cue(end) == Cue.NONE
                    && !taken.get(end)
                    && !text.at(end).isMarkOf(":/");
            if (!word) {
                return Optional.empty();
            }
            end++;
        }
        return text.at(end).kind() == Token.Kind.BREAK && end < text.size() ? names.labelled(i) : Optional.empty();
    }

    private boolean datedLine(int last) {
        return taken.get(Math.max(0, last)) || text.at(last).is("ist") && taken.get(Math.max(0, last - 1));
    }

    /** "; DAIRY PATEL credited". */
    private Optional<Span> credited(int i) {
        boolean opens =
                text.at(i).isMark(';') || text.at(i).isMark(',') || text.at(i).is("and");
        if (!opens || text.cue(i + 1) == Cue.ACCOUNT) {
            return Optional.empty();
        }
        for (int at = i + 2; at < i + 8; at++) {
            if (text.at(at).is("credited")) {
                return names.proper(i + 1);
            }
        }
        return Optional.empty();
    }

    /** "SRI TRAVELS has received Rs 5 from your a/c". */
    private Optional<Span> hasReceived(int i) {
        boolean opens = startsLine(i) && text.startsUpper(i);
        for (int at = i + 1; opens && at < i + 8 && text.sameSentence(at, i); at++) {
            if (text.at(at).is("received") && text.at(at - 1).is("has")) {
                return names.proper(i);
            }
        }
        return Optional.empty();
    }

    /** "…linked to VPA rohit@okmoon". */
    private Optional<Span> handle(int i) {
        return text.at(i).is("vpa") ? names.labelled(i + 1) : Optional.empty();
    }

    private Optional<Span> towards(int i) {
        return text.at(i).is("towards") && !scope.isOwn(i + 1) ? names.proper(i + 1) : Optional.empty();
    }

    private Optional<Span> forWhat(int i) {
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

    private Optional<Span> sender(int i) {
        return (text.at(i).is("from") || text.at(i).is("frm")) && !scope.isOwn(i + 1)
                ? names.proper(i + 1)
                : Optional.empty();
    }

    private Optional<Span> byline(int i) {
        boolean by = text.at(i).is("by") && !scope.isOwn(i + 1);
        int first = text.at(i + 1).isMark('.') ? i + 2 : i + 1;
        return by ? names.proper(first) : Optional.empty();
    }

    /** "Paid:CITY AGENCIES USD 7". */
    private Optional<Span> paidLine(int i) {
        boolean label = text.at(i).is("paid") && text.at(i + 1).isMark(':');
        return label ? names.labelled(i + 2) : Optional.empty();
    }
}
