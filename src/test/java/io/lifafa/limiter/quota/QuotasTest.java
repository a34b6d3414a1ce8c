package io.lifafa.limiter.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.RateSignals;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.lifafa.limiter.simulation.Simulation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Stated quotas and bounds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotasTest {
    private static final long MS = 1_000_000;

    private static LimiterOptions options(Duration minDelay, Duration initialDelay, long requests, long tokens) {
        return new LimiterOptions(
                2,
                20,
                true,
                64,
                Optional.ofNullable(minDelay),
                Optional.empty(),
                Optional.ofNullable(initialDelay),
                Optional.empty(),
                requests > 0 ? OptionalLong.of(requests) : OptionalLong.empty(),
                tokens > 0 ? OptionalLong.of(tokens) : OptionalLong.empty(),
                Duration.ofSeconds(60));
    }

    private static Simulation run(LimiterOptions options) {
        return new Simulation(1, new AdaptiveLimiter(options, new Random(1)), api -> api.workers = 64).run(120);
    }

    @Test
    void a_stated_number_of_calls_is_used_up_and_no_more() {
        Simulation simulation = run(options(null, null, 300, 0));
        assertThat(simulation.record.callsSent(20, 80)).isBetween(297.0, 300.0);
        assertThat(simulation.state().callsPerSecond().orElseThrow()).isBetween(4.9, 5.0);
    }

    @Test
    void a_stated_number_of_tokens_is_used_up_and_no_more() {
        Simulation simulation = run(options(null, null, 0, 600_000));
        double tokens = simulation.record.itemsPerSecond(20, 80) * 60 * simulation.api.tokensPerItem;
        assertThat(tokens).isBetween(570_000.0, 600_001.0);
    }

    @Test
    void a_number_of_tokens_the_server_states_is_kept_too() {
        AdaptiveLimiter limiter = new AdaptiveLimiter(options(null, null, 0, 0), new Random(1));
        Permit permit = ((Decision.Go) limiter.next(20, 0)).permit();
        RateSignals.Window window =
                new RateSignals.Window(OptionalLong.of(60_000), OptionalLong.empty(), Optional.empty());
        RateSignals signals = new RateSignals(Optional.empty(), RateSignals.Window.NONE, window);
        limiter.ended(permit, new CallEnd(CallResult.SUCCESS, signals, 4_000), 1_000 * MS);
        assertThat(limiter.next(20, 1_100 * MS)).isInstanceOf(Decision.Go.class);
        Decision second = limiter.next(20, 1_200 * MS);
        assertThat(((Decision.NotBefore) second).nanos()).isBetween(5_000 * MS, 5_200 * MS);
    }

    @Test
    void nothing_goes_before_a_used_up_window_is_reset() {
        AdaptiveLimiter limiter = new AdaptiveLimiter(options(null, null, 0, 0), new Random(1));
        Permit permit = ((Decision.Go) limiter.next(20, 0)).permit();
        RateSignals.Window window =
                new RateSignals.Window(OptionalLong.of(6_000), OptionalLong.of(0), Optional.of(Duration.ofSeconds(7)));
        RateSignals signals = new RateSignals(Optional.empty(), window, RateSignals.Window.NONE);
        limiter.ended(permit, new CallEnd(CallResult.SUCCESS, signals, 0), 0);
        assertThat(((Decision.NotBefore) limiter.next(20, MS)).nanos()).isGreaterThanOrEqualTo(7_000 * MS);
    }

    @Test
    void calls_are_never_closer_than_the_shortest_distance() {
        Simulation simulation = run(options(Duration.ofMillis(130), null, 0, 0));
        var moments = simulation.record.moments();
        for (int i = 1; i < moments.size(); i++) {
            assertThat(moments.get(i) - moments.get(i - 1)).isGreaterThanOrEqualTo(130 * MS);
        }
        assertThat(moments).hasSizeGreaterThan(850);
    }

    @Test
    void calls_begin_at_the_initial_distance_and_come_closer() {
        Simulation simulation = run(options(null, Duration.ofMillis(400), 0, 0));
        var moments = simulation.record.moments();
        for (int i = 1; i < 3; i++) {
            assertThat(moments.get(i) - moments.get(i - 1)).isGreaterThan(380 * MS);
        }
        assertThat(simulation.record.itemsPerSecond(100, 120)).isGreaterThan(0.9 * 64 * 20 / 0.6);
    }

    @Test
    void a_call_costs_what_calls_before_it_did() {
        TokenQuota quota = new TokenQuota(60_000, false);
        quota.sent(10, 0);
        assertThat(quota.earliest()).isBetween(5_000 * MS, 5_500 * MS);
        quota.ended(10, 1_000);
        assertThat(quota.earliest()).isBetween(999 * MS, 1_500 * MS);
        quota.sent(10, 2_000 * MS);
        assertThat(quota.earliest()).isBetween(2_999 * MS, 3_001 * MS);
    }

    @Test
    void calls_of_an_average_user_are_spaced_not_bunched() {
        RequestQuota quota = new RequestQuota(60);
        quota.sent(0);
        assertThat(quota.earliest()).isBetween(970 * MS, 1_001 * MS);
        quota.sent(50_000 * MS);
        assertThat(quota.earliest()).isBetween(50_970 * MS, 51_001 * MS);
    }
}
