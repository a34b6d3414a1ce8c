package io.lifafa.limiter.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.Permit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What moves the breaker from state to state, and what it says of it. Chance is the least or the most there is. */
@Timeout(20)
class BreakerStateTest {
    private static final long MS = 1_000_000;

    private CircuitBreaker breaker = new CircuitBreaker(() -> 0L);
    private long number;

    private boolean ends(CallResult result, long now) {
        var permit = new Permit(++number, 20, now, 1);
        breaker.sent(permit, now);
        return breaker.ended(permit, result, 600 * MS, now);
    }

    private void opened() {
        for (int i = 0; i < 3; i++) {
            ends(CallResult.UNREACHABLE, MS);
        }
        assertThat(breaker.state()).isEqualTo(Breaker.OPEN);
    }

    @Test
    void onlyAChangeOfStateIsSaidToBeOne() {
        assertThat(ends(CallResult.SUCCESS, 0)).isFalse();
        assertThat(ends(CallResult.IGNORED, 0)).isFalse();
        assertThat(ends(CallResult.FAILED, 0)).isFalse();
        assertThat(ends(CallResult.UNREACHABLE, 0)).isFalse();
        assertThat(ends(CallResult.UNREACHABLE, 0)).isFalse();
        assertThat(ends(CallResult.UNREACHABLE, 0)).isTrue();
        assertThat(breaker.denied()).isFalse();
        assertThat(ends(CallResult.UNREACHABLE, 1_000 * MS))
                .as("from half open")
                .isTrue();
        assertThat(ends(CallResult.IGNORED, 2_000 * MS)).isFalse();
        assertThat(ends(CallResult.SUCCESS, 3_000 * MS)).isTrue();
    }

    @Test
    void whileClosedAnIgnoredCallDelaysNothing() {
        ends(CallResult.IGNORED, 7_000 * MS);
        assertThat(breaker.earliest()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void pausesLieBetweenHalfAndAllOfTheirLength() {
        opened();
        assertThat(breaker.earliest()).isEqualTo(251 * MS);
        breaker = new CircuitBreaker(() -> -1L);
        opened();
        assertThat(breaker.earliest()).isBetween(500 * MS, 501 * MS);
    }

    @Test
    void eachFailureOfAScoutDoublesThePause() {
        opened();
        for (long half : new long[] {500, 1_000, 2_000, 2_500, 2_500}) {
            ends(CallResult.FAILED, 0);
            assertThat(breaker.earliest()).isEqualTo(half * MS);
        }
    }

    @Test
    void aDenialBeginsWithALongPauseWhateverWasBefore() {
        opened();
        ends(CallResult.DENIED, 0);
        assertThat(breaker.denied()).isTrue();
        assertThat(breaker.earliest()).isEqualTo(15_000 * MS);
        ends(CallResult.DENIED, 0);
        assertThat(breaker.earliest()).isEqualTo(30_000 * MS);
        ends(CallResult.DENIED, 0);
        assertThat(breaker.earliest()).isEqualTo(30_000 * MS);
        ends(CallResult.UNREACHABLE, 0);
        assertThat(breaker.denied()).isFalse();
        assertThat(breaker.earliest()).isEqualTo(250 * MS);
    }

    @Test
    void anAnswerEndsADenial() {
        ends(CallResult.DENIED, 0);
        ends(CallResult.THROTTLED, 1);
        assertThat(breaker.denied()).isFalse();
        assertThat(breaker.state()).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void theTenthFailureInARowOpensItOnceARoundHasPassedSinceTheLastAnswer() {
        ends(CallResult.SUCCESS, 1_000 * MS);
        for (int i = 0; i < 9; i++) {
            assertThat(ends(CallResult.TIMED_OUT, 2_000 * MS)).isFalse();
        }
        assertThat(ends(CallResult.TIMED_OUT, 1_600 * MS)).as("within a round").isFalse();
        assertThat(ends(CallResult.TIMED_OUT, 1_601 * MS)).isTrue();
    }

    @Test
    void nineFailuresInARowAreTooFew() {
        for (int i = 0; i < 9; i++) {
            assertThat(ends(CallResult.FAILED, 60_000 * MS)).isFalse();
        }
        assertThat(ends(CallResult.FAILED, 60_000 * MS)).isTrue();
    }

    @Test
    void callsThatReachedSomebodyInterruptARunOfCallsThatDidNot() {
        ends(CallResult.UNREACHABLE, 0);
        ends(CallResult.UNREACHABLE, 0);
        ends(CallResult.FAILED, 0);
        assertThat(ends(CallResult.UNREACHABLE, 0)).isFalse();
    }
}
