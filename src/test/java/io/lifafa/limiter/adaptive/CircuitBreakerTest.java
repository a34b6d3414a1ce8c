package io.lifafa.limiter.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.Permit;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CircuitBreakerTest {
    private static final long MS = 1_000_000;
    private static final double ROUND = 600 * MS;

    private final CircuitBreaker breaker = new CircuitBreaker(new Random(1));
    private long number;

    private Permit sent(long now) {
        Permit permit = new Permit(++number, 20, now, 1);
        breaker.sent(permit, now);
        return permit;
    }

    private void ends(CallResult result, int times, long now) {
        for (int i = 0; i < times; i++) {
            breaker.ended(sent(now), result, ROUND, now);
        }
    }

    @Test
    void three_calls_in_a_row_that_reach_nobody_open_it() {
        ends(CallResult.UNREACHABLE, 2, MS);
        ends(CallResult.SUCCESS, 1, MS);
        ends(CallResult.UNREACHABLE, 2, MS);
        assertThat(breaker.state()).isEqualTo(Breaker.CLOSED);
        ends(CallResult.UNREACHABLE, 1, MS);
        assertThat(breaker.state()).isEqualTo(Breaker.OPEN);
        assertThat(breaker.earliest()).isBetween(251 * MS, 501 * MS);
    }

    @Test
    void one_call_that_is_denied_opens_it_for_long() {
        ends(CallResult.DENIED, 1, MS);
        assertThat(breaker.state()).isEqualTo(Breaker.OPEN);
        assertThat(breaker.denied()).isTrue();
        assertThat(breaker.earliest()).isBetween(15_000 * MS, 30_001 * MS);
    }

    @Test
    void ten_failures_within_a_round_may_be_one_hiccup_and_do_not_open_it() {
        ends(CallResult.SUCCESS, 1, 1_000 * MS);
        ends(CallResult.FAILED, 30, 1_500 * MS);
        assertThat(breaker.state()).isEqualTo(Breaker.CLOSED);
        ends(CallResult.FAILED, 1, 1_700 * MS);
        assertThat(breaker.state()).isEqualTo(Breaker.OPEN);
    }

    @Test
    void many_failures_with_a_success_now_and_then_do_not_open_it() {
        for (int i = 0; i < 200; i++) {
            ends(i % 8 == 0 ? CallResult.SUCCESS : CallResult.FAILED, 1, i * 1_000L * MS);
            assertThat(breaker.state()).isEqualTo(Breaker.CLOSED);
        }
    }

    @Test
    void pauses_double_up_to_five_seconds() {
        long now = 0;
        long last = 0;
        ends(CallResult.UNREACHABLE, 2, now);
        for (int i = 0; i < 12; i++) {
            ends(CallResult.UNREACHABLE, 1, now);
            last = breaker.earliest() - now;
            assertThat(last).isLessThanOrEqualTo(5_000 * MS);
            now = breaker.earliest();
        }
        assertThat(last).isGreaterThanOrEqualTo(2_500 * MS);
        ends(CallResult.SUCCESS, 1, now);
        ends(CallResult.UNREACHABLE, 3, now);
        assertThat(breaker.earliest() - now).isLessThanOrEqualTo(500 * MS);
    }

    @Test
    void half_open_lets_one_call_go_and_another_only_when_that_one_hangs() {
        ends(CallResult.UNREACHABLE, 3, 0);
        long scoutAt = breaker.earliest();
        sent(scoutAt);
        assertThat(breaker.state()).isEqualTo(Breaker.HALF_OPEN);
        assertThat(breaker.earliest()).isEqualTo(scoutAt + 5_000 * MS);
    }

    @Test
    void sixteen_stale_failures_after_the_success_of_the_scout_change_nothing() {
        Permit[] stale = new Permit[16];
        for (int i = 0; i < stale.length; i++) {
            stale[i] = sent(0);
        }
        ends(CallResult.UNREACHABLE, 3, MS);
        Permit scout = sent(breaker.earliest());
        breaker.ended(stale[0], CallResult.TIMED_OUT, ROUND, 5_000 * MS);
        assertThat(breaker.state()).isEqualTo(Breaker.HALF_OPEN);
        assertThat(breaker.ended(scout, CallResult.SUCCESS, ROUND, 5_001 * MS)).isTrue();
        for (Permit permit : stale) {
            assertThat(breaker.ended(permit, CallResult.TIMED_OUT, ROUND, 60_000 * MS))
                    .isFalse();
        }
        assertThat(breaker.state()).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void a_scout_that_tells_nothing_is_followed_by_another_at_once() {
        ends(CallResult.UNREACHABLE, 3, 0);
        Permit scout = sent(breaker.earliest());
        breaker.ended(scout, CallResult.IGNORED, ROUND, 900 * MS);
        assertThat(breaker.earliest()).isEqualTo(900 * MS);
    }
}
