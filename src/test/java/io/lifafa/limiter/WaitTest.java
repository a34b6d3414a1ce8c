package io.lifafa.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.lifafa.limiter.simulation.SimCluster;
import io.lifafa.limiter.simulation.Simulation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits that a server asks for and nobody can mean. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitTest {
    private static final long MS = 1_000_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final AdaptiveLimiter limiter = new AdaptiveLimiter(Simulation.options(), new Random(1));

    private void end(CallResult result, RateSignals signals) {
        Permit permit = ((Decision.Go) limiter.next(100, 0)).permit();
        limiter.ended(permit, new CallEnd(result, signals, 0), MS);
    }

    private static RateSignals wait(Duration wait) {
        return new RateSignals(Optional.of(wait), RateSignals.Window.NONE, RateSignals.Window.NONE);
    }

    private Duration blockedFor() {
        return limiter.state(2 * MS).blockedFor();
    }

    @Test
    void more_than_an_hour_is_an_hour_and_is_said() {
        end(CallResult.THROTTLED, wait(Duration.ofDays(20_000)));
        assertThat(blockedFor()).isBetween(HOUR.minusSeconds(1), HOUR.plusSeconds(1));
        assertThat(limiter.state(2 * MS).excessiveWait().orElseThrow()).isGreaterThan(Duration.ofDays(1));
        assertThat(limiter.state(4_000_000 * MS).excessiveWait()).isEmpty();
    }

    @Test
    void an_hour_is_kept_and_nothing_is_said() {
        end(CallResult.FAILED, wait(HOUR));
        assertThat(blockedFor()).isGreaterThanOrEqualTo(HOUR.minusSeconds(1));
        assertThat(limiter.state(2 * MS).excessiveWait()).isEmpty();
    }

    @Test
    void a_window_that_comes_back_in_a_day_is_waited_for_no_longer_than_an_hour() {
        var window = new RateSignals.Window(OptionalLong.empty(), OptionalLong.of(0), Optional.of(Duration.ofDays(1)));
        end(CallResult.SUCCESS, new RateSignals(Optional.empty(), RateSignals.Window.NONE, window));
        assertThat(blockedFor()).isBetween(HOUR.minusSeconds(1), HOUR.plusSeconds(1));
    }

    @Test
    void with_an_answer_a_wait_is_a_minute_at_the_most() {
        end(CallResult.SUCCESS, wait(HOUR));
        assertThat(blockedFor()).isBetween(Duration.ofSeconds(58), Duration.ofSeconds(62));
    }

    @Test
    void what_another_node_says_is_an_hour_at_the_most() {
        limiter.blocked(Duration.ofDays(400), MS);
        assertThat(blockedFor()).isLessThanOrEqualTo(HOUR.plusSeconds(2));
    }

    @Test
    void a_reset_ends_every_wait() {
        end(CallResult.THROTTLED, wait(Duration.ofDays(2)));
        limiter.reset(2 * MS);
        assertThat(blockedFor()).isZero();
        assertThat(limiter.state(2 * MS).excessiveWait()).isEmpty();
        assertThat(limiter.next(100, 3 * MS)).isInstanceOf(Decision.Go.class);
    }

    @Test
    void a_reset_forgets_what_a_server_stated_about_tokens() {
        var one = new RateSignals.Window(OptionalLong.of(1), OptionalLong.empty(), Optional.empty());
        end(CallResult.SUCCESS, new RateSignals(Optional.empty(), RateSignals.Window.NONE, one));
        ((Decision.Go) limiter.next(100, 30 * MS)).permit();
        var decision = (Decision.NotBefore) limiter.next(100, 60 * MS);
        assertThat(decision.nanos()).isLessThanOrEqualTo(3_600_100 * MS);
        limiter.reset(90 * MS);
        assertThat(limiter.next(100, 120 * MS)).isInstanceOf(Decision.Go.class);
    }

    @Test
    void a_reset_of_one_node_ends_the_wait_of_all() {
        var cluster = new SimCluster(7, Simulation.options(), api -> api.workers = 16);
        for (int i = 0; i < 3; i++) {
            cluster.join(0, now -> 10_000);
        }
        cluster.at(20, () -> {
            cluster.api.cap = 0;
            cluster.api.capWait = 3_600;
        });
        cluster.at(21, () -> cluster.api.cap = 1_000_000);
        cluster.run(60);
        assertThat(cluster.calls(25, 60)).isZero();
        cluster.nodes.get(1).reset();
        cluster.run(65);
        for (var node : cluster.nodes) {
            assertThat(node.record.callsSent(61, 65)).isPositive();
            assertThat(node.state().blockedFor()).isZero();
        }
        cluster.join(66, now -> 10_000);
        cluster.run(100);
        assertThat(cluster.nodes.get(3).record.callsSent(70, 100)).isPositive();
    }
}
