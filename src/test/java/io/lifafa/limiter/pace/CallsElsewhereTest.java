package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Between two reports the others are taken to go on as they did. */
@Timeout(20)
class CallsElsewhereTest {
    private static final long SECOND = 1_000_000_000;
    private static final Offset<Double> EXACT = within(1e-9);

    private final CallsElsewhere calls = new CallsElsewhere();

    @BeforeEach
    void aReportAfterTheFirst() {
        calls.news(500, 3 * SECOND);
        assertThat(calls.count(4 * SECOND))
                .as("what was sent before is no news")
                .isZero();
        calls.news(510, 4 * SECOND);
    }

    @Test
    void aReportCountsInFullAndMovesTheRateByTwoFifths() {
        assertThat(calls.count(4 * SECOND)).isCloseTo(10, EXACT);
        assertThat(calls.perSecond()).isCloseTo(4, EXACT);
        calls.news(530, 6 * SECOND);
        assertThat(calls.count(6 * SECOND)).isCloseTo(30, EXACT);
        assertThat(calls.perSecond()).isCloseTo(4 + 0.4 * (10 - 4), EXACT);
    }

    @Test
    void withoutAReportTheyGoOnForThreeSeconds() {
        assertThat(calls.count(5 * SECOND)).isCloseTo(14, EXACT);
        assertThat(calls.count(7 * SECOND)).isCloseTo(22, EXACT);
        assertThat(calls.count(60 * SECOND)).isCloseTo(22, EXACT);
    }

    @Test
    void theSameReportTwiceAtOnceIsOneReport() {
        calls.news(510, 4 * SECOND + SECOND / 10);
        assertThat(calls.perSecond()).isCloseTo(4, EXACT);
        assertThat(calls.count(4 * SECOND + SECOND / 10)).isCloseTo(10.4, EXACT);
        calls.news(510, 4 * SECOND + SECOND / 5);
        assertThat(calls.perSecond())
                .as("a fifth of a second later it is another")
                .isCloseTo(2.4, EXACT);
    }

    @Test
    void aFewCallsWithinMillisecondsAreNoHugeRate() {
        calls.news(511, 4 * SECOND + SECOND / 1_000);
        assertThat(calls.perSecond()).isCloseTo(4 + 0.4 * (1 / 0.2 - 4), EXACT);
        assertThat(calls.count(4 * SECOND + SECOND / 1_000)).isCloseTo(11, EXACT);
    }

    @Test
    void whoLeavesTakesItsCallsAlongButNobodyElses() {
        calls.news(300, 5 * SECOND);
        assertThat(calls.count(5 * SECOND)).isCloseTo(10, EXACT);
        calls.news(303, 6 * SECOND);
        assertThat(calls.count(6 * SECOND)).isCloseTo(13, EXACT);
    }
}
