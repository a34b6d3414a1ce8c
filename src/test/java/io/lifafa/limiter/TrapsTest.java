package io.lifafa.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.lifafa.limiter.concurrency.Concurrency;
import io.lifafa.limiter.simulation.Shape;
import io.lifafa.limiter.simulation.SimApi;
import io.lifafa.limiter.simulation.SimBucket;
import io.lifafa.limiter.simulation.SimDriver;
import io.lifafa.limiter.simulation.Simulation;
import io.lifafa.limiter.simulation.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other limiters are known to fall into. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrapsTest {
    private static final long MS = 1_000_000;

    private static AdaptiveLimiter limiter() {
        return new AdaptiveLimiter(Simulation.options(), new Random(1));
    }

    private static Permit go(CallLimiter limiter, long now) {
        return ((Decision.Go) limiter.next(100, now)).permit();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_number_under_way_does_not_grow_while_calls_time_out(long seed) {
        Simulation simulation = Simulation.of(seed, api -> api.workers = 16);
        simulation.at(30, api -> api.drift = 1_000).run(1_500);
        assertThat(simulation.record.maxInFlight(35, 1_500)).isLessThanOrEqualTo(45);
        assertThat(simulation.record.meanInFlight(600, 1_500)).isLessThan(20);
    }

    @Test
    void the_number_under_way_does_not_grow_where_all_calls_time_out_from_the_start() {
        Simulation simulation =
                Simulation.of(1, api -> api.outage = SimApi.Outage.HANGING).run(1_000);
        assertThat(simulation.record.maxInFlight(0, 1_000)).isLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void without_enough_work_the_number_under_way_does_not_grow_and_with_it_it_is_found(long seed) {
        Simulation simulation = Simulation.of(seed, api -> api.workers = 16);
        simulation.waiting = now ->
                now > Timeline.seconds(600) || simulation.record.moments().size() < now / 200_000_000 ? 100 : 0;
        simulation.run(600);
        assertThat(simulation.state().inFlightLimit()).isLessThanOrEqualTo(8);
        assertThat(simulation.record.callsSent(0, 600)).isGreaterThan(2_900);
        simulation.run(640);
        assertThat(simulation.record.itemsPerSecond(620, 640) / Shape.POOL).isGreaterThan(0.95);
    }

    @Test
    void nothing_is_sent_before_retry_after_has_passed_and_then_one_call_at_a_time() {
        Simulation simulation = Simulation.of(3, api -> api.requests = Optional.of(new SimBucket(10, 10)));
        simulation.run(1.8);
        simulation.api.requests.orElseThrow().perSecond = 0.1;
        simulation.run(60);
        List<Long> moments = simulation.record.moments();
        long longest = 0;
        for (int i = 1; i < moments.size(); i++) {
            longest = Math.max(longest, moments.get(i) - moments.get(i - 1));
        }
        assertThat(longest).isGreaterThan(Timeline.seconds(5));
        assertThat(simulation.record.ends(CallResult.THROTTLED, 0, 60)).isLessThanOrEqualTo(4);
    }

    @Test
    void a_limiter_waits_as_long_as_it_was_told_whoever_told_it() {
        for (CallResult result : List.of(CallResult.THROTTLED, CallResult.FAILED)) {
            AdaptiveLimiter limiter = limiter();
            Permit permit = go(limiter, 0);
            RateSignals signals = new RateSignals(
                    Optional.of(Duration.ofSeconds(90)), RateSignals.Window.NONE, RateSignals.Window.NONE);
            limiter.ended(permit, new CallEnd(result, signals, 0), 10 * MS);
            Decision decision = limiter.next(1, 30 * MS);
            assertThat(decision).isInstanceOf(Decision.NotBefore.class);
            long until = ((Decision.NotBefore) decision).nanos();
            assertThat(until).isBetween(90_010 * MS, 91_010 * MS);
            assertThat(limiter.state(30 * MS).blockedFor()).isGreaterThan(Duration.ofSeconds(89));
            go(limiter, until);
            assertThat(limiter.next(1, until + 1)).isInstanceOf(Decision.NotBefore.class);
        }
    }

    @Test
    void rejections_of_calls_sent_before_the_first_was_known_slow_it_down_once() {
        AdaptiveLimiter limiter = limiter();
        List<Permit> burst = new ArrayList<>();
        for (int i = 0; i < Concurrency.FIRST; i++) {
            burst.add(go(limiter, i * 20 * MS));
        }
        RateSignals signals =
                new RateSignals(Optional.of(Duration.ofSeconds(1)), RateSignals.Window.NONE, RateSignals.Window.NONE);
        limiter.ended(burst.remove(0), new CallEnd(CallResult.THROTTLED, signals, 0), 100 * MS);
        double pace = limiter.state(100 * MS).callsPerSecond().orElseThrow();
        for (Permit permit : burst) {
            limiter.ended(permit, new CallEnd(CallResult.THROTTLED, signals, 0), 101 * MS);
        }
        assertThat(limiter.state(102 * MS).callsPerSecond()).hasValue(pace);
    }

    @Test
    void a_climb_ends_where_calls_time_out_that_did_not_at_the_level_before() {
        Concurrency concurrency = new Concurrency(256);
        long number = 0;
        for (CallResult result : new CallResult[] {CallResult.SUCCESS, CallResult.SUCCESS, CallResult.TIMED_OUT}) {
            int level = concurrency.allowed();
            List<Permit> round = new ArrayList<>();
            for (int i = 0; i < level; i++) {
                Permit permit = new Permit(++number, 20, number, level);
                concurrency.sent(permit, number);
                round.add(permit);
            }
            for (Permit permit : round) {
                concurrency.ended(permit, result, 600e6, number);
            }
        }
        assertThat(concurrency.limit()).isEqualTo(2 * Concurrency.FIRST);
    }

    @Test
    void calls_count_when_they_are_sent_not_when_they_end() {
        AdaptiveLimiter limiter = limiter();
        long now = 0;
        for (int i = 0; i < Concurrency.FIRST; i++) {
            go(limiter, now);
            now += 20 * MS;
        }
        assertThat(limiter.next(100, now)).isInstanceOf(Decision.Full.class);
        assertThat(limiter.state(now).inFlight()).isEqualTo(Concurrency.FIRST);
    }

    @Test
    void permits_come_back_in_any_order() {
        AdaptiveLimiter limiter = limiter();
        Random random = new Random(5);
        List<Permit> underWay = new ArrayList<>();
        long now = Long.MAX_VALUE - 1_000 * MS;
        for (int i = 0; i < 5_000; i++) {
            now += 25 * MS;
            Decision decision = limiter.next(100, now);
            if (decision instanceof Decision.Go go) {
                underWay.add(go.permit());
            } else {
                Collections.shuffle(underWay, random);
                limiter.ended(underWay.remove(0), CallEnd.of(CallResult.SUCCESS), now);
            }
            assertThat(limiter.state(now).inFlight()).isEqualTo(underWay.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE - 3_000_000_000L, Long.MAX_VALUE})
    void the_nano_source_may_begin_anywhere_and_wrap(long begin) {
        AdaptiveLimiter limiter = limiter();
        long now = begin;
        int sent = 0;
        List<Permit> underWay = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            now += 10 * MS;
            if (limiter.next(20, now) instanceof Decision.Go go) {
                underWay.add(go.permit());
                sent++;
            }
            if (!underWay.isEmpty() && now - underWay.get(0).sentAt() >= 300 * MS) {
                limiter.ended(underWay.remove(0), CallEnd.of(CallResult.SUCCESS), now);
            }
        }
        assertThat(sent).isGreaterThan(1_000);
        assertThat(limiter.state(now).sinceChange().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
    }

    @Test
    void a_reset_forgets_what_was_learned_but_not_the_calls_under_way() {
        Simulation simulation = Simulation.of(1, api -> api.workers = 16).run(30);
        int under = simulation.state().inFlight();
        assertThat(under).isGreaterThan(10);
        long now = SimDriver.BASE + simulation.time.now();
        simulation.limiter.reset(now);
        assertThat(simulation.state().inFlight()).isEqualTo(under);
        assertThat(simulation.state().inFlightLimit()).isEqualTo(Concurrency.FIRST);
        assertThat(simulation.state().lastChange()).isEqualTo("reset");
        assertThat(simulation.limiter.timeout(20)).isEqualTo(Duration.ofSeconds(60));
        assertThat(simulation.limiter.next(100, now)).isInstanceOf(Decision.Full.class);
        simulation.run(60);
        assertThat(simulation.record.itemsPerSecond(45, 60) / Shape.POOL).isGreaterThan(0.95);
    }

    @Test
    void a_quota_others_use_too_is_shared_though_the_server_states_more() {
        Simulation simulation = Simulation.of(1, api -> api.requests = Optional.of(new SimBucket(10, 10)));
        long[] others = {0};
        Runnable[] other = new Runnable[1];
        other[0] = () -> {
            simulation.api.requests.orElseThrow().take(1, simulation.time.now());
            others[0]++;
            simulation.time.after(200 * MS, other[0]);
        };
        other[0].run();
        simulation.run(120);
        assertThat(simulation.record.share(CallResult.THROTTLED, 0, 120)).isLessThan(0.06);
        assertThat(simulation.record.itemsPerSecond(20, 120)).isGreaterThan(85);
    }
}
