package io.lifafa.rules.name;

import static io.lifafa.rules.message.Evidence.PARTY_ALONE;
import static io.lifafa.rules.message.Evidence.PARTY_APART;
import static io.lifafa.rules.message.Evidence.PARTY_BESIDE;
import static io.lifafa.rules.message.Evidence.PARTY_LABELLED;

import io.lifafa.rules.message.Evidence;
import io.lifafa.rules.message.Found;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Words;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds who paid or was paid: tries the places where a name may stand, the plainest first. */
public final class CounterpartyFinder {
    private static final Set<String> ANCHORS = Words.of(
            "on by in into for towards toward and with under vpa paid payment transfer against favour favor favouring favoring pos sent "
                    + "upi imps neft rtgs mmt nip bil ach nach ecs inft tpt neftinward rtgsinward impsinward neftoutward "
                    + "remarks remark description info infobil desc narration details reason des "
                    + "merchant payee beneficiary agent biller sender remitter recipient location name direct");

    /** Where a way may start: what it looks for first stands on such tokens alone. */
    private static final int PREPOSITION = 1;

    private static final int WORD = 2;
    private static final int MARK = 4;
    private static final int LINE = 8;
    private static final int VALUE = 16;
    private static final int ANY = PREPOSITION | WORD | MARK | LINE | VALUE;

    private static final List<Way> CREDIT_LINES = List.of(way(LINE | WORD, PARTY_LABELLED, (f, i) -> f.lines.from(i)));
    private static final List<Way> DEBIT_LINES = List.of(way(ANY, PARTY_LABELLED, (f, i) -> f.lines.at(i)));

    private static final List<Way> CREDIT_WAYS = List.of(
            way(WORD, PARTY_LABELLED, (f, i) -> f.paths.paymentFrom(i)),
            way(ANY, PARTY_LABELLED, (f, i) -> f.paths.path(i)),
            way(MARK | LINE, PARTY_BESIDE, (f, i) -> f.lines.sentYou(i)),
            way(PREPOSITION, PARTY_BESIDE, CounterpartyFinder::ofCash),
            way(ANY, PARTY_BESIDE, (f, i) -> f.lines.refunded(i)),
            way(PREPOSITION, PARTY_BESIDE, (f, i) -> f.prepositions.sender(i)),
            way(PREPOSITION, PARTY_BESIDE, (f, i) -> f.prepositions.lowerSender(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.prepositions.byline(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.prepositions.direct(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.prepositions.handle(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.lines.titled(i)),
            way(WORD, PARTY_APART, (f, i) -> f.paths.remark(i)),
            way(WORD, PARTY_APART, (f, i) -> f.prepositions.towards(i)),
            way(WORD, PARTY_APART, (f, i) -> f.prepositions.forWhat(i)),
            way(ANY, PARTY_APART, CounterpartyFinder::ofReversal),
            way(WORD, PARTY_APART, (f, i) -> f.prepositions.against(i)),
            way(PREPOSITION, PARTY_APART, (f, i) -> f.prepositions.phone(i)));

    private static final List<Way> DEBIT_WAYS = List.of(
            way(ANY, PARTY_LABELLED, (f, i) -> f.paths.pieceTo(i)),
            way(WORD, PARTY_LABELLED, (f, i) -> f.paths.paymentFrom(i)),
            way(ANY, PARTY_LABELLED, (f, i) -> f.paths.path(i)),
            way(WORD, PARTY_LABELLED, (f, i) -> f.lines.paid(i)),
            way(MARK | LINE, PARTY_BESIDE, (f, i) -> f.lines.sentYou(i)),
            way(PREPOSITION | WORD, PARTY_BESIDE, (f, i) -> f.prepositions.receiver(i)),
            way(PREPOSITION, PARTY_BESIDE, (f, i) -> f.prepositions.lowerReceiver(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.prepositions.favoured(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.lines.betweenVerbAndAmount(i)),
            way(MARK | WORD, PARTY_BESIDE, (f, i) -> f.lines.credited(i)),
            way(PREPOSITION | WORD | MARK, PARTY_BESIDE, (f, i) -> f.prepositions.merchant(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.lines.titled(i)),
            way(WORD, PARTY_APART, (f, i) -> f.prepositions.byline(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.prepositions.direct(i)),
            way(LINE, PARTY_BESIDE, (f, i) -> f.lines.hasReceived(i)),
            way(LINE, PARTY_ALONE, (f, i) -> f.lines.own(i)),
            way(MARK, PARTY_ALONE, (f, i) -> f.lines.betweenCommas(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.prepositions.handle(i)),
            way(WORD, PARTY_APART, (f, i) -> f.paths.remark(i)),
            way(WORD, PARTY_BESIDE, (f, i) -> f.prepositions.towards(i)),
            way(WORD, PARTY_APART, (f, i) -> f.prepositions.forWhat(i)),
            way(ANY, PARTY_ALONE, (f, i) -> f.lines.behindAmount(i)),
            way(ANY, PARTY_ALONE, (f, i) -> f.slots.at(i)),
            way(MARK, PARTY_ALONE, (f, i) -> f.slots.inFront(i)),
            way(PREPOSITION, PARTY_APART, (f, i) -> f.prepositions.source(i)),
            way(PREPOSITION, PARTY_APART, (f, i) -> f.prepositions.phone(i)));

    private final Text text;
    private final BitSet taken;
    private final Notices notices;
    private final RailPath paths;
    private final LineNames lines;
    private final PrepositionNames prepositions;
    private final SlotNames slots;
    private final ListedNames fields;
    private final MarkedNames marked;
    private final Movement movement;

    /** The tokens at which any way could start, and what they are to the ways; looked for only where a way needs them. */
    private int[] anchors = {};

    private int[] places = {};

    public CounterpartyFinder(Text text, BitSet taken, Notices notices, Movement movement) {
        this.text = text;
        this.taken = taken;
        this.notices = notices;
        var names = new NameReader(text, taken);
        this.paths = new RailPath(text, names);
        this.lines = new LineNames(text, taken, names);
        this.prepositions = new PrepositionNames(text, taken, names, paths);
        this.slots = new SlotNames(text, taken, names);
        this.fields = new ListedNames(text, taken, notices, movement);
        this.marked = new MarkedNames(text, taken, notices, movement);
        this.movement = movement;
    }

    public Optional<Found> find() {
        if (text.isRussian()) {
            return fields.find();
        }
        return marked.find().or(this::byWay).or(marked::alone).or(fields::behindAmount);
    }

    /** On a labelled line; in the movement's own sentence; else anywhere else outside of the notices. */
    private Optional<Found> byWay() {
        findAnchors();
        boolean credit = movement.direction() == Direction.CREDIT;
        var ways = credit ? CREDIT_WAYS : DEBIT_WAYS;
        return first(credit ? CREDIT_LINES : DEBIT_LINES, Side.ALL)
                .or(() -> first(ways, Side.OWN))
                .or(() -> first(ways, Side.OTHERS));
    }

    /** "Give Ksh 500 cash to Pendo Agencies". */
    private Optional<Span> ofCash(int i) {
        return text.at(movement.at()).is("give") ? prepositions.receiver(i) : Optional.empty();
    }

    /** Money that came back names the merchant as it did when it went. */
    private Optional<Span> ofReversal(int i) {
        if (movement.strength() != Movement.Strength.REVERSAL || text.at(i).is("on")) {
            return Optional.empty();
        }
        return prepositions.merchant(i).or(() -> slots.at(i));
    }

    /** The sentences to look at. */
    private enum Side {
        ALL,
        OWN,
        OTHERS
    }

    /** Reads the name that a token leads to. */
    private interface Name {
        Optional<Span> at(CounterpartyFinder finder, int i);
    }

    /** A place where a name may stand, seen from a token, and what a name there is worth. */
    private record Way(int places, Evidence evidence, Name name) {}

    private static Way way(int places, Evidence evidence, Name name) {
        return new Way(places, evidence, name);
    }

    /** What the first way finds first. */
    private Optional<Found> first(List<Way> ways, Side side) {
        for (var way : ways) {
            for (int at = 0; at < anchors.length; at++) {
                int i = anchors[at];
                if ((places[at] & way.places()) == 0 || !isOn(side, i)) {
                    continue;
                }
                var name = way.name().at(this, i);
                if (name.isPresent()) {
                    return Optional.of(found(name.get(), i, way.evidence()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOn(Side side, int i) {
        return side == Side.ALL || text.sameSentence(i, movement.at()) == (side == Side.OWN);
    }

    private Found found(Span name, int anchor, Evidence evidence) {
        boolean word = text.at(anchor).isWord() && text.at(anchor).end() <= name.start();
        boolean apart = evidence == PARTY_BESIDE && !text.sameSentence(anchor, movement.at());
        return new Found(
                name,
                word && evidence != PARTY_ALONE ? Optional.of(text.span(anchor, anchor)) : Optional.empty(),
                apart ? PARTY_APART : evidence);
    }

    private void findAnchors() {
        var found = new int[text.size()];
        var kinds = new int[text.size()];
        int size = 0;
        for (int i = 0; i < found.length; i++) {
            int kind = notices.covers(i) ? 0 : place(i);
            if (kind != 0) {
                found[size] = i;
                kinds[size++] = kind;
            }
        }
        anchors = Arrays.copyOf(found, size);
        places = kinds;
    }

    private int place(int i) {
        var token = text.at(i);
        boolean value = taken.get(i) && !taken.get(i + 1) || slots.opens(i);
        return (token.cue().isPreposition() ? PREPOSITION : 0)
                | (token.isWord() && ANCHORS.contains(token.lower()) ? WORD : 0)
                | (token.isMarkOf(";,@:") ? MARK : 0)
                | (text.startsLine(i) ? LINE : 0)
                | (value ? VALUE : 0);
    }
}
