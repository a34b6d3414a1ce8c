package io.lifafa.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.lifafa.limiter.simulation.SimApi;
import io.lifafa.limiter.simulation.Simulation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that allow only so many calls at a time, as LiteLLM's {@code max_parallel_requests}. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrowdedTest {
    private static final long MS = 1_000_000;
    private static final RateSignals CROWDED = new RateSignals(
            Optional.of(Duration.ofSeconds(60)), RateSignals.Window.NONE, RateSignals.Window.NONE, true);

    private static LimiterOptions options(int maxInFlight) {
        var none = Optional.<Duration>empty();
        return new LimiterOptions(
                1,
                20,
                true,
                maxInFlight,
                none,
                none,
                none,
                none,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Duration.ofSeconds(60));
    }

    private static Simulation run(long seed, int maxInFlight, Consumer<SimApi> shape) {
        return new Simulation(seed, new AdaptiveLimiter(options(maxInFlight), Simulation.random(seed)), shape).run(120);
    }

    private static Consumer<SimApi> cap(int calls, double wait, boolean said, double lag) {
        return api -> {
            api.cap = calls;
            api.capWait = wait;
            api.capSaid = said;
            api.capLag = lag;
        };
    }

    /** Of what a limit set by hand gets, cold start included. */
    private static void usesMost(int calls, Consumer<SimApi> shape) {
        for (long seed = 1; seed <= 4; seed++) {
            double byHand = run(seed, calls, shape).record.itemsPerSecond(0, 120);
            var found = run(seed, 64, shape).record;
            assertThat(found.itemsPerSecond(0, 120) / byHand)
                    .as("%s calls, seed %s, %s rejected", calls, seed, found.share(CallResult.THROTTLED, 0, 120))
                    .isGreaterThanOrEqualTo(0.85);
            assertThat(found.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.05);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 16})
    void a_cap_that_says_what_it_is_and_asks_for_a_minute_is_used_nearly_as_if_it_were_set_by_hand(int calls) {
        usesMost(calls, cap(calls, 60, true, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6})
    void a_server_that_counts_an_answered_call_a_little_longer_is_used_too(int calls) {
        for (long seed = 1; seed <= 4; seed++) {
            var record = run(seed, 64, cap(calls, 60, true, 0.05)).record;
            assertThat(record.itemsPerSecond(0, 120) / (calls * 20 / 0.652)).isGreaterThanOrEqualTo(0.75);
            assertThat(record.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.05);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 16})
    void a_cap_without_a_word_is_found_by_what_is_rejected_and_what_is_accepted(int calls) {
        usesMost(calls, cap(calls, 0, false, 0));
    }

    @Test
    void a_cap_that_only_asks_for_a_minute_is_found_and_each_minute_is_kept() {
        for (long seed = 1; seed <= 4; seed++) {
            var simulation = new Simulation(
                            seed, new AdaptiveLimiter(options(64), Simulation.random(seed)), cap(6, 60, false, 0))
                    .run(1_300);
            assertThat(simulation.record.itemsPerSecond(100, 1_300) / (6 * 20 / 0.602))
                    .isGreaterThanOrEqualTo(0.85);
        }
    }

    @Test
    void a_cap_that_rises_is_found_and_one_that_falls_is_heeded() {
        var simulation = new Simulation(1, new AdaptiveLimiter(options(64), Simulation.random(1)), cap(3, 60, true, 0));
        simulation.at(60, api -> api.cap = 12).at(200, api -> api.cap = 4);
        simulation.run(260);
        assertThat(simulation.record.itemsPerSecond(130, 200) / (12 * 20 / 0.602))
                .isGreaterThan(0.85);
        assertThat(simulation.record.itemsPerSecond(205, 260) / (4 * 20 / 0.602))
                .isGreaterThan(0.85);
        assertThat(simulation.state().inFlightLimit()).isBetween(3, 5);
    }

    @Test
    void the_wait_of_such_a_refusal_stops_no_call_below_the_cap() {
        AdaptiveLimiter limiter = new AdaptiveLimiter(options(64), new Random(1));
        Permit first = ((Decision.Go) limiter.next(100, 0)).permit();
        Permit second = ((Decision.Go) limiter.next(100, 20 * MS)).permit();
        limiter.ended(second, new CallEnd(CallResult.THROTTLED, CROWDED, 0), 40 * MS);
        assertThat(limiter.state(40 * MS).inFlightLimit()).isEqualTo(1);
        assertThat(limiter.state(40 * MS).blockedFor()).isZero();
        assertThat(limiter.state(40 * MS).lastChange()).isEqualTo("crowded");
        limiter.ended(first, CallEnd.of(CallResult.SUCCESS), 300 * MS);
        assertThat(limiter.next(100, 300 * MS)).isInstanceOf(Decision.Go.class);
    }

    @Test
    void who_is_refused_with_no_other_call_under_way_waits_longer_each_time_but_never_the_minute() {
        AdaptiveLimiter limiter = new AdaptiveLimiter(options(64), new Random(1));
        long now = 0;
        int sent = 0;
        while (now < 60_000 * MS) {
            var decision = limiter.next(100, now);
            if (decision instanceof Decision.Go go) {
                sent++;
                limiter.ended(go.permit(), new CallEnd(CallResult.THROTTLED, CROWDED, 0), now + MS);
                now += MS;
            } else {
                now = ((Decision.NotBefore) decision).nanos();
            }
        }
        assertThat(sent).isBetween(8, 15);
        assertThat(limiter.local(now).refusals()).isZero();
    }
}
