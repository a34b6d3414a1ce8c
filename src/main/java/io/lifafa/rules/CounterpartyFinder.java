package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Words;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Finds who paid or was paid: tries the places where a name may stand, the plainest first. */
final class CounterpartyFinder {
    private static final Set<String> ANCHORS = Words.of(
            "on by in into for towards toward and with under vpa paid payment transfer against favour favor favouring favoring pos sent "
                    + "upi imps neft rtgs mmt nip bil ach nach ecs inft tpt neftinward rtgsinward impsinward neftoutward "
                    + "remarks remark description info infobil desc narration details reason des "
                    + "merchant payee beneficiary agent biller sender remitter recipient location name");

    private final Text text;
    private final Notices notices;
    private final RailPath paths;
    private final LineNames lines;
    private final PrepositionNames prepositions;
    private final SlotNames slots;
    private final ListedNames fields;
    private final MarkedNames marked;
    private final Movement movement;
    private final int[] all;
    private final int[] near;
    private final int[] apart;

    CounterpartyFinder(Text text, BitSet taken, Notices notices, Movement movement) {
        this.text = text;
        this.notices = notices;
        var names = new NameReader(text, taken);
        this.paths = new RailPath(text, names);
        this.lines = new LineNames(text, taken, names);
        this.prepositions = new PrepositionNames(text, taken, names, paths);
        this.slots = new SlotNames(text, taken, names);
        this.fields = new ListedNames(text, taken, notices, movement);
        this.marked = new MarkedNames(text, taken, notices, movement);
        this.movement = movement;
        this.all = anchors(taken);
        this.near = beside(true);
        this.apart = beside(false);
    }

    Optional<Found> find() {
        if (text.isRussian()) {
            return fields.find();
        }
        boolean credit = movement.direction() == Direction.CREDIT;
        return marked.find()
                .or(() -> inLine(credit))
                .or(() -> byWay(credit ? creditWays() : debitWays()))
                .or(marked::alone)
                .or(fields::behindAmount);
    }

    private Optional<Found> inLine(boolean credit) {
        IntFunction<Optional<Span>> name = credit ? lines::from : lines::at;
        return first(List.of(way(Evidence.PARTY_LABELLED, name)), all);
    }

    /** In the movement's own sentence, else anywhere else outside of the notices. */
    private Optional<Found> byWay(List<Way> ways) {
        return first(ways, near).or(() -> first(ways, apart));
    }

    private List<Way> creditWays() {
        return List.of(
                way(Evidence.PARTY_LABELLED, paths::paymentFrom),
                way(Evidence.PARTY_LABELLED, paths::path),
                way(Evidence.PARTY_BESIDE, lines::sentYou),
                way(Evidence.PARTY_BESIDE, this::ofCash),
                way(Evidence.PARTY_BESIDE, lines::refunded),
                way(Evidence.PARTY_BESIDE, prepositions::sender),
                way(Evidence.PARTY_BESIDE, prepositions::lowerSender),
                way(Evidence.PARTY_BESIDE, prepositions::byline),
                way(Evidence.PARTY_BESIDE, prepositions::handle),
                way(Evidence.PARTY_BESIDE, lines::titled),
                way(Evidence.PARTY_APART, paths::remark),
                way(Evidence.PARTY_APART, prepositions::towards),
                way(Evidence.PARTY_APART, prepositions::forWhat),
                way(Evidence.PARTY_APART, this::ofReversal),
                way(Evidence.PARTY_APART, prepositions::against),
                way(Evidence.PARTY_APART, prepositions::phone));
    }

    private List<Way> debitWays() {
        return List.of(
                way(Evidence.PARTY_LABELLED, paths::pieceTo),
                way(Evidence.PARTY_LABELLED, paths::paymentFrom),
                way(Evidence.PARTY_LABELLED, paths::path),
                way(Evidence.PARTY_LABELLED, lines::paid),
                way(Evidence.PARTY_BESIDE, lines::sentYou),
                way(Evidence.PARTY_BESIDE, prepositions::receiver),
                way(Evidence.PARTY_BESIDE, prepositions::lowerReceiver),
                way(Evidence.PARTY_BESIDE, prepositions::favoured),
                way(Evidence.PARTY_BESIDE, lines::betweenVerbAndAmount),
                way(Evidence.PARTY_BESIDE, lines::credited),
                way(Evidence.PARTY_BESIDE, prepositions::merchant),
                way(Evidence.PARTY_BESIDE, lines::titled),
                way(Evidence.PARTY_APART, prepositions::byline),
                way(Evidence.PARTY_BESIDE, lines::hasReceived),
                way(Evidence.PARTY_ALONE, lines::own),
                way(Evidence.PARTY_ALONE, lines::betweenCommas),
                way(Evidence.PARTY_BESIDE, prepositions::handle),
                way(Evidence.PARTY_APART, paths::remark),
                way(Evidence.PARTY_BESIDE, prepositions::towards),
                way(Evidence.PARTY_APART, prepositions::forWhat),
                way(Evidence.PARTY_ALONE, lines::behindAmount),
                way(Evidence.PARTY_ALONE, slots::at),
                way(Evidence.PARTY_ALONE, slots::inFront),
                way(Evidence.PARTY_APART, prepositions::source),
                way(Evidence.PARTY_APART, prepositions::phone));
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

    /** A place where a name may stand, seen from a token, and what a name there is worth. */
    private record Way(Evidence evidence, IntFunction<Optional<Span>> name) {}

    private static Way way(Evidence evidence, IntFunction<Optional<Span>> name) {
        return new Way(evidence, name);
    }

    /** What the first way finds first. */
    private Optional<Found> first(List<Way> ways, int[] anchors) {
        for (var way : ways) {
            for (int i : anchors) {
                var name = way.name().apply(i);
                if (name.isPresent()) {
                    return Optional.of(found(name.get(), i, way.evidence()));
                }
            }
        }
        return Optional.empty();
    }

    private Found found(Span name, int anchor, Evidence evidence) {
        boolean word = text.at(anchor).isWord() && text.at(anchor).end() <= name.start();
        boolean apart = evidence == Evidence.PARTY_BESIDE && !text.sameSentence(anchor, movement.at());
        return new Found(
                name,
                word && evidence != Evidence.PARTY_ALONE ? Optional.of(text.span(anchor, anchor)) : Optional.empty(),
                apart ? Evidence.PARTY_APART : evidence);
    }

    /** The tokens at which any way could start, so that the ways look at these alone. */
    private int[] anchors(BitSet taken) {
        var anchors = new int[text.size()];
        int size = 0;
        for (int i = 0; i < anchors.length; i++) {
            if (!notices.covers(i) && isAnchor(i, taken)) {
                anchors[size++] = i;
            }
        }
        return Arrays.copyOf(anchors, size);
    }

    private boolean isAnchor(int i, BitSet taken) {
        return text.cue(i).isPreposition()
                || text.at(i).isWord() && ANCHORS.contains(text.word(i))
                || text.at(i).isMarkOf(";,@:")
                || text.startsLine(i)
                || taken.get(i) && !taken.get(i + 1)
                || slots.opens(i);
    }

    /** Those inside, or outside, of the movement's own sentence. */
    private int[] beside(boolean own) {
        var some = new int[all.length];
        int size = 0;
        for (int i : all) {
            if (text.sameSentence(i, movement.at()) == own) {
                some[size++] = i;
            }
        }
        return Arrays.copyOf(some, size);
    }
}
