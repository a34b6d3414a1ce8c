package io.lifafa.limiter.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How far apart two levels are, and how deep a drain goes. */
@Timeout(20)
class DrainDepthTest {
    private static final double RATIO = 1.5;

    private final DrainDepth depth = new DrainDepth();

    private static LatencySample sample(double log) {
        var sample = new LatencySample();
        sample.answered(Math.exp(log));
        return sample;
    }

    /** A decision after a drain of that latency, where the higher level lost that part of its promise. */
    private boolean deepAfter(double logLatency, double lost) {
        depth.compared(new Comparison(sample(logLatency), sample(logLatency + lost * Math.log(RATIO))), RATIO);
        return depth.isDeep();
    }

    @Test
    void levelsAreTheFartherApartTheNoisierLatenciesAre() {
        assertThat(LevelSpacing.ratio(0.05)).isEqualTo(1.25);
        assertThat(LevelSpacing.ratio(0.12)).isEqualTo(1.25);
        assertThat(LevelSpacing.ratio(0.32)).isCloseTo(1.35, within(1e-12));
        assertThat(LevelSpacing.ratio(0.9)).isEqualTo(1.6);
    }

    @Test
    void aLimitGrowsByLessThanTheLevelsAreApart() {
        assertThat(LevelSpacing.margin(1.6)).isBetween(1.45, 1.55);
        assertThat(LevelSpacing.margin(1)).isEqualTo(1);
    }

    @Test
    void aShallowDrainGoesAsFarAsTheNoiseAsksForAndADeepOneToHalf() {
        assertThat(depth.ratio(0.32)).isEqualTo(LevelSpacing.ratio(0.32));
        depth.climbed();
        assertThat(depth.ratio(0.32)).isEqualTo(2);
    }

    @Test
    void itStaysDeepWhileEvenHalfQueues() {
        depth.climbed();
        assertThat(deepAfter(20, 1)).isTrue();
        assertThat(deepAfter(20, 0.93)).isTrue();
        assertThat(deepAfter(20, 0.91)).isFalse();
    }

    @Test
    void oneDecisionOfTwentyFourIsFollowedByADeepDrain() {
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i < DrainDepth.DEEP_EVERY; i++) {
                assertThat(deepAfter(20, 0.5)).isFalse();
            }
            assertThat(deepAfter(20, 0.5)).isTrue();
            assertThat(deepAfter(20, 0.5)).isFalse();
        }
    }

    @Test
    void aDrainHalfAsSlowAgainAsUsualIsFollowedByADeepOne() {
        assertThat(deepAfter(20, 0.5)).as("the first says what is usual").isFalse();
        assertThat(deepAfter(20 + Math.log(1.49), 0.5)).isFalse();
        assertThat(deepAfter(20 + Math.log(1.51), 0.5)).isTrue();
    }

    @Test
    void whatADeepDrainMeasuredWithoutAQueueIsUsualFromThenOn() {
        deepAfter(20, 0.5);
        depth.climbed();
        deepAfter(21, 1);
        assertThat(deepAfter(21, 0.5)).isFalse();
        assertThat(deepAfter(21 + Math.log(1.49), 0.5)).isFalse();
        assertThat(deepAfter(21 + Math.log(1.51), 0.5)).isTrue();
    }

    @Test
    void whatADeepDrainMeasuredWithAQueueIsNot() {
        deepAfter(20, 0.5);
        depth.climbed();
        assertThat(deepAfter(21, 1)).isTrue();
        depth.climbed();
        assertThat(deepAfter(20, 0.5)).isFalse();
        assertThat(deepAfter(21, 0.5)).isTrue();
    }
}
