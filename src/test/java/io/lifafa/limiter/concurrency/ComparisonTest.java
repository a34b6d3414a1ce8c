package io.lifafa.limiter.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComparisonTest {
    private static LatencySample sample(int answered, double latency, int failed) {
        LatencySample sample = new LatencySample();
        for (int i = 0; i < answered; i++) {
            sample.answered(latency);
        }
        for (int i = 0; i < failed; i++) {
            sample.failed();
        }
        return sample;
    }

    @Test
    void a_higher_level_without_a_queue_costs_nothing() {
        assertThat(new Comparison(sample(20, 5e8, 0), sample(30, 5e8, 0)).cost())
                .isCloseTo(0, within(0.02));
    }

    @Test
    void a_higher_level_that_only_queues_costs_all_it_promises() {
        assertThat(new Comparison(sample(20, 4e8, 0), sample(30, 6e8, 0)).cost())
                .isCloseTo(Math.log(1.5), within(0.02));
    }

    @Test
    void failures_of_both_levels_cancel_out_and_more_of_them_at_the_higher_cost() {
        assertThat(new Comparison(sample(80, 5e8, 20), sample(80, 5e8, 20)).cost())
                .isCloseTo(0, within(0.01));
        assertThat(new Comparison(sample(90, 5e8, 10), sample(60, 5e8, 40)).cost())
                .isCloseTo(Math.log(1.5), within(0.02));
    }

    @Test
    void nothing_is_said_where_most_calls_failed() {
        assertThat(new Comparison(sample(10, 5e8, 30), sample(30, 5e8, 0)).speaks())
                .isFalse();
        assertThat(new Comparison(sample(30, 5e8, 3), sample(30, 5e8, 0)).speaks())
                .isTrue();
    }

    @Test
    void a_cohort_waits_for_its_slow_calls_but_not_for_those_that_hang() {
        Cohort cohort = new Cohort(2, 4, 0);
        cohort.sent(new Permit(1, 20, 0, 1), 0);
        assertThat(cohort.filled()).isFalse();
        for (int i = 2; i < 6; i++) {
            cohort.sent(new Permit(i, 20, 0, 2), 0);
        }
        assertThat(cohort.filled()).isTrue();
        for (int i = 2; i < 5; i++) {
            cohort.ended(new Permit(i, 20, 0, 2), CallResult.SUCCESS, 100);
        }
        assertThat(cohort.done(250)).isFalse();
        assertThat(cohort.done(301)).isTrue();
        assertThat(cohort.sample().answered()).isEqualTo(4);
    }
}
