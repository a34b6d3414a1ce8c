package io.lifafa.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Shares follow weights while tenants wait, and only then. */
class FairTurnsTest {
    private static final List<String> BOTH = List.of("ash", "birch");

    private final FairTurns equal = new FairTurns(TenantWeights.EQUAL);

    private static String serve(FairTurns turns, List<String> waiting, int cost) {
        var next = turns.order(waiting).get(0);
        turns.charge(next, cost);
        return next;
    }

    @Property(tries = 100)
    void sharesAreAsTheWeightsWhateverEachTurnCosts(
            @ForAll @IntRange(min = 1, max = 20) int first,
            @ForAll @IntRange(min = 1, max = 20) int second,
            @ForAll long seed) {
        var weights = Map.of("ash", first, "birch", second);
        var turns = new FairTurns(weights::get);
        var random = new Random(seed);
        var given = new HashMap<String, Integer>();
        for (int i = 0; i < 5_000; i++) {
            int cost = 1 + random.nextInt(20);
            given.merge(serve(turns, BOTH, cost), cost, Integer::sum);
        }
        // Never further apart than one turn's cost.
        assertThat((double) given.get("ash") / first).isCloseTo((double) given.get("birch") / second, within(40.0));
    }

    @Test
    void waitingForNothingEarnsNoCredit() {
        for (int i = 0; i < 1_000; i++) {
            serve(equal, List.of("ash"), 500);
        }

        for (int i = 0; i < 5; i++) {
            assertThat(serve(equal, BOTH, 500)).isEqualTo("birch");
            assertThat(serve(equal, BOTH, 500)).isEqualTo("ash");
        }
    }

    @Test
    void leavingPaysNoDebt() {
        serve(equal, BOTH, 1);
        serve(equal, BOTH, 1);
        equal.charge("birch", 100);
        for (int i = 0; i < 99; i++) {
            assertThat(serve(equal, List.of("ash"), 1)).isEqualTo("ash");
        }

        assertThat(serve(equal, BOTH, 2)).as("still ahead").isEqualTo("ash");
        assertThat(serve(equal, BOTH, 1)).isEqualTo("birch");
    }

    @Test
    void whoeverCannotBeServedKeepsHisTurn() {
        for (int i = 0; i < 50; i++) {
            assertThat(equal.order(BOTH)).startsWith("ash");
            equal.charge("birch", 10);
        }
        for (int i = 0; i < 49; i++) {
            assertThat(serve(equal, BOTH, 10)).isEqualTo("ash");
        }
    }

    @Test
    void aWeightBelowOneCountsAsOne() {
        var turns = new FairTurns(tenant -> tenant.equals("ash") ? 0 : -7);
        serve(turns, BOTH, 5);

        assertThat(turns.order(BOTH)).containsExactly("birch", "ash");
    }

    @Test
    void nobodyWaitsAndNobodyIsNext() {
        assertThat(equal.order(List.of())).isEmpty();
    }
}
