package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Finds who paid or was paid: tries the places where a name may stand, the plainest first. */
final class CounterpartyFinder {
    private static final Set<String> ANCHORS = Words.of("on by for towards and with vpa paid payment transfer "
            + "upi imps neft rtgs mmt remarks remark description info infobil desc narration details reason des");

    private final Text text;
    private final Notices notices;
    private final RailPath paths;
    private final LineNames lines;
    private final PrepositionNames prepositions;
    private final Movement movement;
    private final int[] anchors;

    CounterpartyFinder(Text text, BitSet taken, Notices notices, Movement movement) {
        this.text = text;
        this.notices = notices;
        var names = new NameReader(text, taken);
        this.paths = new RailPath(text, names);
        this.lines = new LineNames(text, taken, names);
        this.prepositions = new PrepositionNames(text, taken, names, paths);
        this.movement = movement;
        this.anchors = anchors(taken);
    }

    Optional<Span> find() {
        boolean credit = movement.direction() == Direction.CREDIT;
        IntFunction<Optional<Span>> line = credit ? lines::from : lines::at;
        var ways = credit ? creditWays() : debitWays();
        return first(List.of(line), false).or(() -> first(ways, true)).or(() -> first(ways, false));
    }

    private List<IntFunction<Optional<Span>>> creditWays() {
        return List.of(
                paths::paymentFrom,
                paths::path,
                lines::sentYou,
                prepositions::sender,
                prepositions::byline,
                prepositions::handle,
                paths::remark,
                prepositions::towards,
                prepositions::forWhat);
    }

    private List<IntFunction<Optional<Span>>> debitWays() {
        return List.of(
                paths::paymentFrom,
                paths::path,
                lines::paid,
                prepositions::receiver,
                lines::credited,
                prepositions::merchant,
                lines::hasReceived,
                lines::own,
                lines::betweenCommas,
                prepositions::handle,
                paths::remark,
                prepositions::towards,
                prepositions::forWhat,
                lines::behindAmount,
                prepositions::sender);
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
    private int[] anchors(BitSet taken) {
        return IntStream.range(0, text.size())
                .filter(i -> !notices.covers(i))
                .filter(i -> text.cue(i).isPreposition()
                        || ANCHORS.contains(text.word(i))
                        || text.at(i).isMarkOf(";,@:")
                        || text.startsLine(i)
                        || taken.get(i) && !taken.get(i + 1))
                .toArray();
    }
}
