package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rate is counted between two moments when the server's bucket is empty. */
@Timeout(20)
class AcceptedRateTest {
    private static final long MS = 1_000_000;
    private static final Offset<Double> EXACT = within(1e-9);

    private final CallsElsewhere elsewhere = new CallsElsewhere();
    private final AcceptedRate rate = new AcceptedRate(elsewhere);

    /** One call per distance, the last at {@code to}. */
    private void sent(long from, long to, long distance) {
        for (long at = from; at <= to; at += distance) {
            rate.sent(at * MS);
        }
    }

    @Test
    void itIsWhatWasSentSinceTheBucketWasEmptyByTheTimeSince() {
        rate.emptied(500 * MS);
        sent(600, 2_500, 100);
        assertThat(rate.betweenEmpty(2_500 * MS)).isCloseTo(10, EXACT);
        assertThat(rate.betweenEmpty(4_500 * MS)).isCloseTo(5, EXACT);
    }

    @Test
    void itIsUnknownBeforeASecondHasPassedAndFourCallsWereSent() {
        rate.emptied(0);
        sent(100, 300, 100);
        assertThat(rate.betweenEmpty(1_000 * MS)).isZero();
        rate.sent(400 * MS);
        assertThat(rate.betweenEmpty(999 * MS)).isZero();
        assertThat(rate.betweenEmpty(1_000 * MS)).isCloseTo(4, EXACT);
    }

    @Test
    void rejectedCallsAreNotCounted() {
        rate.emptied(0);
        rate.rejected();
        sent(100, 1_000, 100);
        rate.rejected();
        rate.rejected();
        assertThat(rate.betweenEmpty(1_000 * MS)).isCloseTo(8, EXACT);
    }

    @Test
    void anIdleTimeStartsTheCountAnewForTheBucketFillsMeanwhile() {
        rate.emptied(0);
        sent(100, 1_000, 100);
        sent(3_001, 4_001, 100);
        assertThat(rate.betweenEmpty(4_001 * MS)).isCloseTo(11, EXACT);
    }

    @Test
    void twoSecondsAreNoIdleTimeNorIsLessThanAQuarterOfTheTimeCounted() {
        rate.emptied(0);
        sent(100, 1_000, 100);
        sent(3_000, 20_000, 100);
        assertThat(rate.betweenEmpty(20_000 * MS)).isCloseTo(181 / 20.0, EXACT);
        sent(26_000, 26_000, 1);
        assertThat(rate.betweenEmpty(26_000 * MS)).isCloseTo(182 / 26.0, EXACT);
        sent(35_000, 35_000, 1);
        assertThat(rate.betweenEmpty(37_000 * MS)).isZero();
    }

    @Test
    void aWaitThatTheServerAsksForIsNoIdleTime() {
        rate.emptied(0);
        sent(100, 1_000, 100);
        rate.blockedUntil(5_000 * MS);
        rate.blockedUntil(2_000 * MS);
        sent(6_000, 6_000, 1);
        assertThat(rate.betweenEmpty(6_000 * MS)).isCloseTo(11 / 6.0, EXACT);
    }

    @Test
    void whatOtherNodesSentMeanwhileIsCountedToo() {
        elsewhere.news(100, 0);
        elsewhere.news(200, 1_000 * MS);
        rate.emptied(1_000 * MS);
        sent(1_100, 2_000, 100);
        elsewhere.news(230, 2_000 * MS);
        assertThat(rate.betweenEmpty(2_000 * MS)).isCloseTo(40, EXACT);
    }

    @Test
    void atTheFirstRejectionItIsSevenTenthsOfTheLastThirtyTwoCalls() {
        sent(0, 990, 10);
        sent(1_050, 2_600, 50);
        assertThat(rate.first(2_600 * MS)).isCloseTo(0.7 * 20, EXACT);
        assertThat(rate.first(4_150 * MS)).isCloseTo(0.7 * 10, EXACT);
    }

    @Test
    void atTheFirstRejectionFewCallsTellAsWell() {
        rate.sent(0);
        rate.sent(20 * MS);
        assertThat(rate.first(20 * MS)).isEqualTo(1);
        rate.sent(40 * MS);
        assertThat(rate.first(40 * MS)).isCloseTo(0.7 * 50, EXACT);
    }

    @Test
    void callsOfOneMomentAreNoRateAndItIsAtLeastACallASecond() {
        rate.sent(5 * MS);
        rate.sent(5 * MS);
        rate.sent(5 * MS);
        assertThat(rate.first(5 * MS)).isEqualTo(1);
    }

    @Test
    void atTheFirstRejectionTheRateOfOtherNodesIsAddedBeforeItIsCut() {
        elsewhere.news(0, 0);
        elsewhere.news(100, 1_000 * MS);
        assertThat(rate.first(1_000 * MS)).isCloseTo(0.7 * 40, EXACT);
    }
}
