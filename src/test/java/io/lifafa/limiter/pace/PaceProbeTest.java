package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a probe begins, how it goes on, and what a 429 makes of it. */
@Timeout(20)
class PaceProbeTest {
    private static final long MS = 1_000_000;
    private static final Offset<Double> EXACT = within(1e-6);

    private final Pace pace = new Pace(0, new CallsElsewhere());

    private double rate() {
        return pace.perSecond().orElseThrow();
    }

    private boolean probesAt(long millis) {
        pace.binds(millis * MS);
        return pace.climbing();
    }

    private void sends(long from, long to, long distance) {
        for (long at = from; at <= to; at += distance) {
            pace.sent(at * MS);
        }
    }

    @Test
    void stepsNearThePaceOfBeforeAreAFifthAndFarFromItAHalf() {
        pace.throttled(10, 0);
        double[] rates = {11.64, 13.968, 16.7616, 25.1424};
        for (int i = 0; i < rates.length; i++) {
            assertThat(probesAt(12_000 + 500 * i)).isTrue();
            assertThat(rate()).isCloseTo(rates[i], EXACT);
        }
    }

    @Test
    void aStepLastsAtLeastAsLongAsTwoCallsTake() {
        pace.throttled(1, 0);
        probesAt(12_000);
        double step = rate();
        probesAt(13_700);
        assertThat(rate()).isEqualTo(step);
        probesAt(13_720);
        assertThat(rate()).isGreaterThan(step);
    }

    @Test
    void aPaceThatTheServerStatesWithAnswersNeedsNoProbe() {
        pace.throttled(10, 0);
        pace.stated(10);
        assertThat(probesAt(60_000)).isFalse();
    }

    @Test
    void aGuessIsProbedAfterTwoSeconds() {
        pace.throttled(0, 1_000 * MS);
        assertThat(rate()).isCloseTo(0.97, EXACT);
        assertThat(probesAt(2_999)).isFalse();
        assertThat(probesAt(3_000)).isTrue();
    }

    @Test
    void aCountIsProbedAfterTwelveSecondsLikeAStatement() {
        pace.throttled(10, 0);
        sends(100, 3_000, 100);
        pace.throttled(0, 3_000 * MS);
        assertThat(probesAt(14_999)).isFalse();
        assertThat(probesAt(15_000)).isTrue();
    }

    @Test
    void aProbeThatFailsAtOnceLeavesThreePercentMore() {
        pace.throttled(10, 0);
        probesAt(12_000);
        pace.throttled(0, 12_200 * MS);
        assertThat(rate()).isCloseTo(9.7 * 1.03, EXACT);
        assertThat(pace.climbing()).isFalse();
    }

    @Test
    void aProbeThatFailsLaterLeavesWhatWasCounted() {
        pace.throttled(10, 0);
        probesAt(12_000);
        sends(12_000, 14_000, 50);
        pace.throttled(0, 14_000 * MS);
        assertThat(rate()).isCloseTo(0.97 * 20.5, EXACT);
    }

    @Test
    void aProbeThatFailsFarAboveThePaceOfBeforeFallsBackToItsLastStep() {
        pace.throttled(10, 0);
        for (int i = 0; i < 4; i++) {
            probesAt(12_000 + 500 * i);
        }
        pace.throttled(0, 13_600 * MS);
        assertThat(rate()).isCloseTo(0.97 * 16.7616, EXACT);
    }

    @Test
    void withoutAProbeA429NeverRaisesThePace() {
        pace.throttled(10, 0);
        sends(50, 2_000, 50);
        pace.throttled(0, 2_000 * MS);
        assertThat(rate()).isCloseTo(9.7, EXACT);
    }

    @Test
    void a429TooSoonToCountCutsThePaceToSevenTenths() {
        pace.throttled(10, 0);
        pace.throttled(0, 500 * MS);
        assertThat(rate()).isCloseTo(0.97 * 0.7 * 9.7, EXACT);
    }

    @Test
    void rejectedCallsDoNotCount() {
        pace.throttled(10, 0);
        sends(100, 3_000, 100);
        for (int i = 0; i < 10; i++) {
            pace.rejected();
        }
        pace.throttled(0, 3_000 * MS);
        assertThat(rate()).isCloseTo(0.97 * 20 / 3, EXACT);
    }

    @Test
    void aStatementIsDisprovedOnlyWithinFiveSecondsAndOnlyIfItIsNoLess() {
        pace.throttled(100, 0);
        pace.throttled(100, 5_000 * MS);
        assertThat(rate()).isCloseTo(97, EXACT);
        pace.throttled(50, 6_000 * MS);
        assertThat(rate()).isCloseTo(48.5, EXACT);
        pace.throttled(50, 10_999 * MS);
        assertThat(rate()).isLessThan(40);
    }

    @Test
    void afterA429TheNextCallGoesOneGapLaterAndTimersMayBeTwentyMillisecondsLate() {
        pace.throttled(10, 1_000 * MS);
        assertThat(pace.earliest()).isCloseTo(1_000 * MS + 83_092_784, within(2L));
        pace.sent(1_083 * MS);
        assertThat(pace.earliest()).isCloseTo(1_000 * MS + 186_185_568, within(2L));
        pace.sent(5_000 * MS);
        assertThat(pace.earliest()).isCloseTo(5_000 * MS + 83_092_784, within(2L));
    }

    @Test
    void aWaitMovesTheNextCallAndTheNextProbe() {
        pace.throttled(7, 0);
        pace.blockedUntil(4_000 * MS);
        assertThat(pace.earliest()).isEqualTo(4_000 * MS);
        pace.blockedUntil(3_000 * MS);
        assertThat(pace.earliest()).isEqualTo(4_000 * MS);
        assertThat(probesAt(15_999)).isFalse();
        assertThat(probesAt(16_000)).isTrue();
    }

    @Test
    void whereA429CostsALongWaitAProbeComesAfterTenTimesThat() {
        pace.throttled(7, 0);
        pace.blockedUntil(10_000 * MS);
        assertThat(probesAt(109_999)).isFalse();
        assertThat(probesAt(110_000)).isTrue();
    }

    @Test
    void evenWhereItCostsAnHourAProbeComesTenMinutesLater() {
        pace.throttled(7, 0);
        pace.blockedUntil(3_600_000 * MS);
        assertThat(probesAt(4_199_999)).isFalse();
        assertThat(probesAt(4_200_000)).isTrue();
    }
}
