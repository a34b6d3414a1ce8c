package io.lifafa.limiter.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two levels can be told apart by, and what only chance says. */
@Timeout(20)
class ComparisonErrorTest {
    private static final Offset<Double> EXACT = within(1e-9);

    /** Half of the latencies lie that far above the mean of the logarithms, half below. */
    private static LatencySample sample(int answered, double log, double spread, int failed) {
        var sample = new LatencySample();
        for (int i = 0; i < answered; i++) {
            sample.answered(Math.exp(log + (i % 2 == 0 ? spread : -spread)));
        }
        for (int i = 0; i < failed; i++) {
            sample.failed();
        }
        return sample;
    }

    @Test
    void spreadIsThatWithinTheLevelsNotBetweenThem() {
        // 10 and 30 deviations of 0.2 and 0.4 around means that are estimated.
        var pair = new Comparison(sample(10, 5, 0.2, 0), sample(30, 9, 0.4, 0));
        assertThat(pair.spread()).isCloseTo(Math.sqrt((10 * 0.04 + 30 * 0.16) / 38), EXACT);
    }

    @Test
    void noClockIsBelievedToBeBetterThanFivePercent() {
        assertThat(new Comparison(sample(10, 5, 0, 0), sample(10, 5, 0, 0)).spread())
                .isEqualTo(0.05);
        assertThat(new Comparison(sample(1, 5, 0, 0), sample(0, 5, 0, 3)).spread())
                .isEqualTo(0.05);
    }

    @Test
    void theErrorShrinksWithTheRootOfTheCallsAndGrowsWithTheNodes() {
        var low = sample(16, 5, 0, 0);
        var high = sample(16, 5, 0, 0);
        assertThat(new Comparison(low, high).error()).isCloseTo(0.05 * Math.sqrt(2.0 / 16), EXACT);
        assertThat(new Comparison(low, high, 3).error()).isCloseTo(3 * 0.05 * Math.sqrt(2.0 / 16), EXACT);
    }

    @Test
    void failuresThatDifferAddTheirOwnErrorAndThoseThatDoNotAddNone() {
        var low = sample(100, 5, 0, 0);
        double latency = 0.05 * 0.05;
        assertThat(new Comparison(low, sample(100, 5, 0, 2)).error()).isCloseTo(Math.sqrt(2 * latency / 100), EXACT);
        double failedLow = 0.5 / 101;
        double failedHigh = 50.5 / 151;
        double expected = 2 * latency / 100 + failedLow / (1 - failedLow) / 100 + failedHigh / (1 - failedHigh) / 150;
        assertThat(new Comparison(low, sample(100, 5, 0, 50)).error()).isCloseTo(Math.sqrt(expected), EXACT);
    }

    @Test
    void oneOfSeveralNodesSeesOnlyItsPartOfWhatAllOfThemCost() {
        var pair = new Comparison(sample(20, 5, 0, 0), sample(20, 5.1, 0, 0), 3);
        assertThat(pair.cost()).isCloseTo(0.3, EXACT);
    }

    @Test
    void theHigherLevelFailsMoreOnlyWhereChanceDoesNotExplainIt() {
        var none = sample(50, 5, 0, 0);
        assertThat(new Comparison(none, sample(48, 5, 0, 2)).failsMore()).isFalse();
        assertThat(new Comparison(none, sample(42, 5, 0, 8)).failsMore()).isTrue();
        assertThat(new Comparison(sample(42, 5, 0, 8), none).failsMore()).isFalse();
    }

    @Test
    void bothLevelsMustHaveAnsweredEnough() {
        var enough = sample(40, 5, 0, 60);
        var few = sample(20, 5, 0, 80);
        assertThat(new Comparison(enough, enough).speaks()).isTrue();
        assertThat(new Comparison(few, enough).speaks()).isFalse();
        assertThat(new Comparison(enough, few).speaks()).isFalse();
    }
}
