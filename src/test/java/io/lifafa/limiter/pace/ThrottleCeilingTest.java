package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The most calls under way, found by 429s that say so or that may be about it. */
@Timeout(20)
class ThrottleCeilingTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final int NONE = Integer.MAX_VALUE;

    private final ThrottleCeiling ceiling = new ThrottleCeiling();

    private boolean throttled(int inFlight) {
        return ceiling.throttled(inFlight, false, 0, 0);
    }

    /** A refusal of a call that was sent when nothing had been answered for long. */
    private void crowded(int inFlight, long now) {
        ceiling.crowded(inFlight, now, now);
    }

    @Test
    void a429WithoutAWordPutsItBelowTheRejectedCall() {
        assertThat(ceiling.get()).isEqualTo(NONE);
        assertThat(throttled(6)).isTrue();
        assertThat(ceiling.get()).isEqualTo(5);
        assertThat(throttled(9)).isTrue();
        assertThat(ceiling.get()).as("a later rejection does not raise it").isEqualTo(5);
    }

    @Test
    void aRejectionWithThreeUnderWayIsAboutRate() {
        assertThat(throttled(3)).isFalse();
        assertThat(ceiling.get()).isEqualTo(NONE);
        assertThat(throttled(4)).isTrue();
    }

    @Test
    void aRejectionOfNoMoreThanWasAcceptedIsAboutRate() {
        ceiling.accepted(6, 0);
        ceiling.accepted(2, 0);
        assertThat(throttled(6)).isFalse();
        assertThat(throttled(6)).as("accepted since the last one").isTrue();
        ceiling.accepted(5, 0);
        assertThat(throttled(5)).isFalse();
        assertThat(ceiling.get()).isEqualTo(NONE);
    }

    @Test
    void aRejectionThatIsKnownToBeAboutRateEndsIt() {
        throttled(6);
        assertThat(ceiling.throttled(6, true, 0, 0)).isFalse();
        assertThat(ceiling.get()).isEqualTo(NONE);
    }

    @Test
    void itIsLiftedByOneAfterTwelveSecondsAndThenEachSecond() {
        throttled(6);
        assertThat(ceiling.binds(12 * SECOND - 1)).isFalse();
        assertThat(ceiling.get()).isEqualTo(5);
        assertThat(ceiling.binds(12 * SECOND)).isTrue();
        assertThat(ceiling.get()).isEqualTo(6);
        assertThat(ceiling.binds(13 * SECOND - 1)).isFalse();
        assertThat(ceiling.binds(13 * SECOND)).isTrue();
        assertThat(ceiling.get()).isEqualTo(7);
    }

    @Test
    void aRejectionAfterItWasLiftedIsAboutNumberThoughAsManyWereAccepted() {
        throttled(6);
        ceiling.binds(12 * SECOND);
        ceiling.accepted(6, 12 * SECOND);
        assertThat(throttled(6)).isTrue();
        assertThat(ceiling.get()).isEqualTo(5);
    }

    @Test
    void whereA429CostsAWaitItIsLiftedAfterTenTimesThat() {
        ceiling.throttled(6, false, 5 * SECOND, SECOND);
        assertThat(ceiling.binds(51 * SECOND - 1)).isFalse();
        assertThat(ceiling.binds(51 * SECOND)).isTrue();
    }

    @Test
    void aRefusalThatSaysItIsAboutNumberIsBelievedAtOnceDownToOne() {
        crowded(9, 0);
        assertThat(ceiling.get()).isEqualTo(8);
        crowded(9, 0);
        assertThat(ceiling.get()).as("sent before it was known").isEqualTo(8);
        crowded(2, 0);
        assertThat(ceiling.get()).isEqualTo(1);
        crowded(1, 0);
        assertThat(ceiling.get()).isEqualTo(1);
    }

    @Test
    void probesThatFailComeHalfAsOftenEachTimeDownToNinetySixSeconds() {
        crowded(6, 0);
        long now = 0;
        for (int wait : new int[] {12, 24, 48, 96, 96}) {
            assertThat(ceiling.binds(now + wait * SECOND - 1)).isFalse();
            now += wait * SECOND;
            assertThat(ceiling.binds(now)).isTrue();
            crowded(6, now);
            assertThat(ceiling.get()).isEqualTo(5);
        }
    }

    @Test
    void aProbeThatSucceedsMakesTheNextComeSoonAgain() {
        crowded(6, 0);
        ceiling.binds(12 * SECOND);
        crowded(6, 12 * SECOND);
        ceiling.binds(36 * SECOND);
        ceiling.accepted(6, 36 * SECOND);
        crowded(6, 40 * SECOND);
        assertThat(ceiling.binds(52 * SECOND)).isTrue();
    }

    @Test
    void aRefusalShortlyAfterAnAnswerLowersItOnlyTheFifthTimeInARow() {
        crowded(6, 0);
        for (int i = 1; i <= 4; i++) {
            ceiling.accepted(2, i * SECOND);
            ceiling.crowded(5, i * SECOND + 249 * MS, i * SECOND + 300 * MS);
            assertThat(ceiling.get()).isEqualTo(5);
        }
        ceiling.accepted(2, 5 * SECOND);
        ceiling.crowded(5, 5 * SECOND, 5 * SECOND + MS);
        assertThat(ceiling.get()).isEqualTo(4);
    }

    @Test
    void aRefusalAQuarterOfASecondAfterAnAnswerLowersItAtOnce() {
        crowded(6, 0);
        ceiling.accepted(2, SECOND);
        ceiling.crowded(5, SECOND + 250 * MS, SECOND + 300 * MS);
        assertThat(ceiling.get()).isEqualTo(4);
    }

    @Test
    void anAcceptedCallAtTheCeilingBeginsTheCountOfSuchRefusalsAnew() {
        crowded(6, 0);
        for (int i = 1; i <= 12; i++) {
            ceiling.accepted(i % 4 == 0 ? 5 : 2, i * SECOND);
            ceiling.crowded(5, i * SECOND, i * SECOND);
        }
        assertThat(ceiling.get()).isEqualTo(5);
    }

    @Test
    void ofAProbeTheSecondSuchRefusalLowersIt() {
        crowded(6, 0);
        ceiling.binds(12 * SECOND);
        ceiling.accepted(2, 13 * SECOND);
        ceiling.crowded(6, 13 * SECOND, 13 * SECOND);
        assertThat(ceiling.get()).isEqualTo(6);
        ceiling.crowded(6, 13 * SECOND, 13 * SECOND);
        assertThat(ceiling.get()).isEqualTo(5);
    }

    @Test
    void afterSuchARefusalAPlaceThatBecomesFreeIsTakenABreathLater() {
        crowded(6, 0);
        ceiling.accepted(2, SECOND);
        assertThat(ceiling.earliest(5, SECOND)).isEqualTo(Long.MIN_VALUE);
        ceiling.crowded(5, SECOND, SECOND);
        assertThat(ceiling.earliest(5, SECOND + MS)).isEqualTo(SECOND + 30 * MS);
        assertThat(ceiling.earliest(4, SECOND + MS)).as("another place is free").isEqualTo(Long.MIN_VALUE);
        ceiling.crowded(5, SECOND, SECOND);
        assertThat(ceiling.earliest(5, SECOND + MS)).isEqualTo(SECOND + 60 * MS);
        ceiling.crowded(5, SECOND, SECOND);
        ceiling.crowded(5, SECOND, SECOND);
        assertThat(ceiling.earliest(5, SECOND + MS)).isEqualTo(SECOND + 240 * MS);
        ceiling.crowded(5, SECOND, SECOND);
        assertThat(ceiling.earliest(4, SECOND + MS))
                .as("it was the number after all")
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aBreathThatSufficesBecomesShorterAndEnds() {
        crowded(6, 0);
        ceiling.accepted(2, SECOND);
        ceiling.crowded(5, SECOND, SECOND);
        ceiling.accepted(5, 2 * SECOND);
        assertThat(ceiling.earliest(5, 2 * SECOND)).isEqualTo(2 * SECOND + 29_700_000);
        for (int i = 0; i < 240; i++) {
            ceiling.accepted(5, 3 * SECOND);
        }
        assertThat(ceiling.earliest(5, 3 * SECOND)).isEqualTo(Long.MIN_VALUE);
    }
}
