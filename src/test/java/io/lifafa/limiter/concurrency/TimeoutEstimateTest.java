package io.lifafa.limiter.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeoutEstimateTest {
    private static final double SECOND = 1e9;

    private final LatencyShape shape = new LatencyShape(20);
    private final TimeoutEstimate timeout = new TimeoutEstimate(shape, (long) (60 * SECOND));
    private final Random random = new Random(3);

    private void answered(int items, double latency) {
        shape.answered(items, latency);
        timeout.answered(items, latency);
    }

    private double noisy(double mean, double cv) {
        double variance = Math.log(1 + cv * cv);
        return mean * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    }

    private double seconds(int items) {
        return timeout.of(items) / SECOND;
    }

    @Test
    void it_is_the_longest_until_something_is_known() {
        for (int i = 0; i < 19; i++) {
            answered(20, SECOND);
        }
        assertThat(seconds(20)).isEqualTo(60);
        answered(20, SECOND);
        assertThat(seconds(20)).isEqualTo(5);
    }

    @Test
    void it_grows_with_the_size_of_the_call() {
        for (int i = 0; i < 400; i++) {
            int items = 1 + random.nextInt(20);
            answered(items, (1 + items * 0.4) * SECOND * (0.8 + 0.4 * random.nextDouble()));
        }
        assertThat(seconds(20)).isBetween(18.0, 45.0);
        assertThat(seconds(1)).isLessThan(seconds(20) / 3);
        assertThat(shape.expected(20) / SECOND).isBetween(8.0, 10.0);
        assertThat(shape.expected(1) / SECOND).isBetween(1.0, 2.0);
    }

    @Test
    void hardly_any_call_with_a_heavy_tail_is_cut_off() {
        int cut = 0;
        for (int i = 0; i < 20_000; i++) {
            double latency = noisy(2 * SECOND, 0.9);
            if (latency > timeout.of(20)) {
                cut++;
                timeout.timedOut(i, i);
            } else {
                answered(20, latency);
            }
        }
        assertThat(cut).isLessThan(100);
    }

    @Test
    void time_outs_never_make_it_shorter_and_many_stretch_it_to_the_longest() {
        for (int i = 0; i < 100; i++) {
            answered(20, 2 * SECOND);
        }
        double last = seconds(20);
        assertThat(last).isBetween(5.0, 10.0);
        for (int i = 0; i < 40; i++) {
            timeout.timedOut(i * 100L, i * 100L + 50);
            assertThat(seconds(20)).isGreaterThanOrEqualTo(last);
            last = seconds(20);
        }
        assertThat(last).isEqualTo(60);
        for (int i = 0; i < 60; i++) {
            answered(20, 2 * SECOND);
        }
        assertThat(seconds(20)).isLessThan(10);
    }

    @Test
    void two_hanging_calls_in_a_hundred_do_not_stretch_it() {
        for (int i = 0; i < 3_000; i++) {
            if (i % 50 == 0) {
                timeout.timedOut(i, i);
            } else {
                answered(20, 0.6 * SECOND * (0.8 + 0.4 * random.nextDouble()));
            }
        }
        assertThat(seconds(20)).isEqualTo(5);
    }

    @Test
    void calls_of_one_size_tell_something_of_other_sizes() {
        for (int i = 0; i < 50; i++) {
            answered(20, 10 * SECOND);
        }
        assertThat(shape.expected(20) / SECOND).isBetween(9.9, 10.1);
        assertThat(shape.expected(1) / SECOND).isBetween(3.0, 7.0);
        assertThat(shape.relative(20)).isEqualTo(1);
    }
}
