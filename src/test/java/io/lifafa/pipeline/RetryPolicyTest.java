package io.lifafa.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    @Property
    void aWaitIsAtLeastHalfItsStepAndNeverAboveTheLongest(
            @ForAll @LongRange(min = 0, max = 86_400_000) long first,
            @ForAll @LongRange(min = 0, max = 2_592_000_000L) long more,
            @ForAll @IntRange(min = 1, max = 100_000) int failures,
            @ForAll long seed) {
        var policy = new RetryPolicy(Duration.ofMillis(first), Duration.ofMillis(first + more), new Random(seed));
        double step = Math.min((double) first + more, first * Math.pow(2, Math.min(failures - 1, 60)));

        long delay = policy.delay(failures).toMillis();

        assertThat(delay).isBetween((long) (Math.min(step, first + more) / 2), first + more);
        assertThat((double) delay).isLessThanOrEqualTo(step);
    }

    @Test
    void stepsDoubleUpToTheLongest() {
        var policy = new RetryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(20), new Random(1));
        assertThat(policy.delay(1)).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(3));
        assertThat(policy.delay(2)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
        assertThat(policy.delay(3)).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(12));
        assertThat(policy.delay(4)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void aLongestBelowTheFirstIsRefused() {
        assertThatThrownBy(() -> new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
