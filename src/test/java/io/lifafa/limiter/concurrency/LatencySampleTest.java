package io.lifafa.limiter.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LatencySampleTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private final LatencySample sample = new LatencySample();

    /** Whose logarithms are these. */
    private static void answered(LatencySample sample, double... logs) {
        for (double log : logs) {
            sample.answered(Math.exp(log));
        }
    }

    @Test
    void meanAndVarianceAreThoseOfTheLogarithms() {
        answered(sample, 1, 2, 6);
        assertThat(sample.mean()).isCloseTo(3, EXACT);
        assertThat(sample.variance()).isCloseTo(7, EXACT);
    }

    @Test
    void oneLatencyHasNoVarianceAndNoneHasNoMean() {
        assertThat(sample.mean()).isZero();
        answered(sample, 5);
        assertThat(sample.variance()).isZero();
        answered(sample, 5);
        assertThat(sample.variance()).isZero();
    }

    @Test
    void theShareOfAnsweredCallsIsSmoothedAndHalfWhereNothingIsKnown() {
        assertThat(sample.answeredShare()).isEqualTo(0.5);
        answered(sample, 1, 1, 1);
        assertThat(sample.answeredShare()).isCloseTo(3.5 / 4, EXACT);
        sample.failed();
        sample.timedOut();
        assertThat(sample.answeredShare()).isCloseTo(3.5 / 6, EXACT);
    }

    @Test
    void onlyTimeOutsAreTimeOuts() {
        assertThat(sample.timedOutShare()).isZero();
        sample.timedOut();
        sample.failed();
        answered(sample, 1, 1);
        assertThat(sample.timedOutShare()).isEqualTo(0.25);
    }

    @Test
    void twoSamplesTogetherAreOneOfAllCalls() {
        answered(sample, 1);
        sample.failed();
        var other = new LatencySample();
        answered(other, 2, 6);
        other.failed();
        other.timedOut();
        sample.add(other);
        assertThat(sample.calls()).isEqualTo(6);
        assertThat(sample.answered()).isEqualTo(3);
        assertThat(sample.timedOutShare()).isCloseTo(1.0 / 6, EXACT);
        assertThat(sample.mean()).isCloseTo(3, EXACT);
        assertThat(sample.variance()).isCloseTo(7, EXACT);
    }
}
