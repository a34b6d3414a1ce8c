package io.lifafa.limiter.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adaptive limiter gets out of simulated APIs it knows nothing of. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShapesTest {
    private static Simulation run(Shape shape, long seed) {
        return shape.run(seed, new AdaptiveLimiter(Simulation.options(), Simulation.random(seed)));
    }

    private static void uses(Simulation simulation, Shape shape, double share) {
        double got = simulation.record.itemsPerSecond(shape.from(), shape.to());
        assertThat(got / shape.ideal()).as(shape.name() + ": " + got + " SMS/s").isGreaterThanOrEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sixteen_workers_are_kept_busy_within_20_s_of_a_cold_start_without_much_of_a_queue(long seed) {
        Shape shape = Shape.pool().measured(20, 120);
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.97);
        assertThat(simulation.record.itemsPerSecond(8, 20) / shape.ideal()).isGreaterThan(0.93);
        assertThat(simulation.record.meanInFlight(20, 120)).isBetween(15.5, 23.0);
        assertThat(simulation.record.maxInFlight(0, 120)).isLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noise_of_a_language_model_is_not_taken_for_a_queue(long seed) {
        Shape shape = Shape.noisyPool().measured(20, 320);
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.93);
        assertThat(simulation.record.meanInFlight(20, 320)).isLessThan(32);
        assertThat(simulation.record.share(CallResult.TIMED_OUT, 0, 320)).isLessThan(0.005);
    }

    /** Of the first calls every fourth fails, and sometimes most of them: no reason to stay with three at a time. */
    @Test
    void failures_at_a_cold_start_do_not_hold_it_back() {
        Shape shape = Shape.faultyPool().measured(10, 40);
        double[] got = LongStream.rangeClosed(1, 60)
                .mapToDouble(seed -> run(shape, seed).record.itemsPerSecond(10, 40) / shape.ideal())
                .sorted()
                .toArray();
        assertThat(got[0]).as("the worst of 60 starts").isGreaterThan(0.6);
        assertThat(got[6]).as("the sixth worst").isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void failures_that_have_nothing_to_do_with_the_load_do_not_slow_it_down(long seed) {
        Shape shape = Shape.faultyPool();
        uses(run(shape, seed), shape, 0.94);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_server_that_sheds_load_is_kept_busy_and_hardly_ever_sheds(long seed) {
        Shape shape = Shape.boundedQueue();
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.97);
        assertThat(simulation.record.share(CallResult.FAILED, 10, 120)).isLessThan(0.03);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_latency_that_doubles_by_itself_is_not_taken_for_a_queue(long seed) {
        Shape shape = Shape.driftingPool();
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.95);
        assertThat(simulation.record.meanInFlight(60, 180)).isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void steps_of_the_number_of_workers_are_followed_within_20_s(long seed) {
        Shape shape = Shape.pool().measured(0, 180).with(s -> s.at(60, api -> api.workers = 4)
                .at(120, api -> api.workers = 32));
        Simulation simulation = run(shape, seed);
        assertThat(simulation.record.itemsPerSecond(80, 120) / (Shape.POOL / 4)).isGreaterThan(0.93);
        assertThat(simulation.record.itemsPerSecond(140, 180) / (Shape.POOL * 2))
                .isGreaterThan(0.93);
        assertThat(simulation.record.maxInFlight(110, 120)).isLessThanOrEqualTo(16);
        assertThat(simulation.record.meanInFlight(150, 180)).isLessThan(48);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_server_that_warms_up_is_followed(long seed) {
        Shape shape = Shape.warmingUp();
        uses(run(shape, seed), shape, 0.96);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bursts_of_failures_cost_little_more_than_they_last(long seed) {
        Shape shape = Shape.bursts();
        uses(run(shape, seed), shape, 0.92);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void few_and_many_workers_are_kept_busy(int workers) {
        Shape shape = Shape.of(workers + " workers", Shape.POOL / 16 * workers, api -> api.workers = workers);
        Simulation simulation = run(shape, workers);
        uses(simulation, shape, 0.95);
        assertThat(simulation.record.meanInFlight(20, 120)).isLessThan(1.45 * workers + 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void where_the_bound_of_the_owner_is_below_what_the_server_bears_it_is_used(long seed) {
        Shape shape = Shape.of("no limit", 256 * 20 / 0.602, api -> {});
        uses(run(shape, seed), shape, 0.94);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_cap_on_calls_at_a_time_is_found_from_bare_429s(long seed) {
        Shape shape = Shape.cap();
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.95);
        assertThat(simulation.record.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.012);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ten_calls_a_second_are_used_with_at_most_1_percent_rejected_cold_start_included(long seed) {
        Simulation simulation = run(Shape.rate().measured(0, 50), seed);
        assertThat(simulation.record.callsSent(0, 50)).isGreaterThan(480);
        assertThat(simulation.record.itemsPerSecond(0, 50)).isGreaterThanOrEqualTo(190);
        assertThat(simulation.record.share(CallResult.THROTTLED, 0, 50)).isLessThanOrEqualTo(0.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void steps_of_the_rate_are_followed_within_20_s(long seed) {
        Shape shape = Shape.rate().measured(0, 180).with(s -> s.at(
                        60 + seed * 1.7, api -> api.requests.orElseThrow().perSecond = 3)
                .at(120 + seed * 1.7, api -> api.requests.orElseThrow().perSecond = 20));
        Simulation simulation = run(shape, seed);
        assertThat(simulation.record.itemsPerSecond(80 + seed * 1.7, 120)).isGreaterThan(0.95 * 60);
        assertThat(simulation.record.itemsPerSecond(140 + seed * 1.7, 180)).isGreaterThan(0.95 * 400);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_rate_is_found_from_bare_429s(long seed) {
        Shape shape = Shape.rateSilent();
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.95);
        assertThat(simulation.record.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.025);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_rate_is_found_where_429s_only_tell_whole_seconds_to_wait(long seed) {
        Shape shape = Shape.rateRetryAfter();
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.9);
        assertThat(simulation.record.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.02);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_server_that_counts_rejected_calls_is_not_hammered(long seed) {
        Shape shape = Shape.ratePunishing();
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.95);
        assertThat(simulation.record.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.012);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_server_that_counts_rejected_calls_and_says_nothing_is_not_hammered_either(long seed) {
        Shape shape = Shape.of("silent, punishing", 200, api -> {
            api.requests = Optional.of(new SimBucket(10, 10));
            api.rejectedCount = true;
            api.retryAfter = false;
            api.windowHeader = false;
        });
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.9);
        assertThat(simulation.record.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.03);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void what_answers_tell_about_the_rate_needs_no_probes(long seed) {
        Shape shape = Shape.rateTold();
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.95);
        assertThat(simulation.record.ends(CallResult.THROTTLED, 0, 120)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_bucket_without_any_burst_is_used_reasonably(long seed) {
        Shape shape = Shape.of("10 calls/s, burst 1, silent", 200, api -> {
            api.requests = Optional.of(new SimBucket(10, 1));
            api.retryAfter = false;
            api.windowHeader = false;
        });
        uses(run(shape, seed), shape, 0.75);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_rate_of_tokens_is_found_from_bare_429s(long seed) {
        Shape shape = Shape.tokenRate();
        uses(run(shape, seed), shape, 0.94);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void slow_calls_of_a_language_model_are_learned_in_minutes(long seed) {
        Shape shape = Shape.of("32 workers, 10 s, CV 0.5", 32 * 20 / 10.4, api -> {
                    api.workers = 32;
                    api.latency = 10;
                    api.noise = 0.5;
                })
                .measured(180, 900);
        Simulation simulation = run(shape, seed);
        uses(simulation, shape, 0.92);
        assertThat(simulation.record.share(CallResult.TIMED_OUT, 0, 900)).isLessThan(0.01);
    }
}
