package io.lifafa.limiter.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls of one level, from the first that is sent to the last that ends. */
@Timeout(20)
class CohortTest {
    private static final int LEVEL = 2;

    private final Cohort cohort = new Cohort(LEVEL, 4, 70);

    private static Permit permit(long number, int inFlight) {
        return new Permit(number, 20, 0, inFlight);
    }

    private void sent(long first, long last, long now) {
        for (long number = first; number <= last; number++) {
            cohort.sent(permit(number, LEVEL), now);
        }
    }

    private void ended(long first, long last, CallResult result) {
        for (long number = first; number <= last; number++) {
            cohort.ended(permit(number, LEVEL), result, 100);
        }
    }

    @Test
    void itIsDoneWhenItsLastCallHasEnded() {
        sent(1, 3, 100);
        ended(1, 3, CallResult.SUCCESS);
        assertThat(cohort.filled()).isFalse();
        assertThat(cohort.done(100)).as("not all have been sent").isFalse();
        sent(4, 4, 100);
        assertThat(cohort.filled()).isTrue();
        assertThat(cohort.done(101)).isFalse();
        ended(4, 4, CallResult.SUCCESS);
        assertThat(cohort.done(101)).isTrue();
        assertThat(cohort.sample().answered()).isEqualTo(4);
    }

    @Test
    void callsSentAtAnotherLevelOrAfterItIsFilledDoNotBelong() {
        cohort.sent(permit(1, LEVEL - 1), 0);
        cohort.sent(permit(2, LEVEL + 1), 0);
        sent(3, 7, 0);
        ended(1, 7, CallResult.SUCCESS);
        assertThat(cohort.sample().calls()).isEqualTo(4);
    }

    @Test
    void aCallThatEndsTwiceCountsOnce() {
        sent(1, 4, 0);
        ended(1, 1, CallResult.SUCCESS);
        ended(1, 1, CallResult.SUCCESS);
        assertThat(cohort.sample().calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "UNREACHABLE", "TIMED_OUT"})
    void failuresCountAsCallsWithoutALatency(CallResult failure) {
        sent(1, 4, 0);
        ended(1, 4, failure);
        assertThat(cohort.sample().calls()).isEqualTo(4);
        assertThat(cohort.sample().answered()).isZero();
        assertThat(cohort.sample().timedOutShare()).isEqualTo(failure == CallResult.TIMED_OUT ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"IGNORED", "THROTTLED", "TOO_LARGE", "DENIED"})
    void whatSaysNothingOfTheLoadCountsForNothing(CallResult result) {
        sent(1, 4, 0);
        ended(1, 4, result);
        assertThat(cohort.sample().calls()).isZero();
        assertThat(cohort.done(1)).isTrue();
    }

    @Test
    void stragglersUpToHalfOfTheCallsAreCutAtThreeTimesTheUsualLatencyAndCountWithTheirAge() {
        sent(1, 4, 1_000);
        ended(1, 2, CallResult.SUCCESS);
        assertThat(cohort.done(1_299)).isFalse();
        assertThat(cohort.done(1_301)).isTrue();
        assertThat(cohort.sample().answered()).isEqualTo(4);
        assertThat(cohort.sample().mean()).isCloseTo((2 * Math.log(100) + 2 * Math.log(301)) / 4, within(1e-9));
    }

    @Test
    void theMajorityOfTheCallsAreNoStragglers() {
        sent(1, 4, 0);
        ended(1, 1, CallResult.SUCCESS);
        assertThat(cohort.done(1_000_000)).isFalse();
    }

    @Test
    void eightFailuresThatAreMostOfWhatEndedShedLoad() {
        var large = new Cohort(LEVEL, 40, 0);
        large.sent(permit(10, 1), 0);
        for (int i = 0; i < 7; i++) {
            large.ended(permit(11 + i, 1), CallResult.SUCCESS, 1);
            large.ended(permit(30 + i, 1), CallResult.FAILED, 1);
        }
        assertThat(large.shed()).as("seven").isFalse();
        large.ended(permit(50, 1), CallResult.FAILED, 1);
        assertThat(large.shed()).as("eight of fifteen").isTrue();
        large.ended(permit(51, 1), CallResult.SUCCESS, 1);
        assertThat(large.shed()).as("eight of sixteen").isFalse();
    }

    @Test
    void failuresOfCallsSentBeforeItAreNotItsOwn() {
        var large = new Cohort(LEVEL, 40, 0);
        for (int i = 0; i < 20; i++) {
            large.ended(permit(i, 1), CallResult.FAILED, 1);
        }
        large.sent(permit(100, 1), 0);
        large.sent(permit(101, 1), 0);
        for (int i = 0; i < 20; i++) {
            large.ended(permit(i, 1), CallResult.FAILED, 1);
        }
        assertThat(large.shed()).isFalse();
        for (int i = 0; i < 8; i++) {
            large.ended(permit(100 + i, 1), CallResult.FAILED, 1);
        }
        assertThat(large.shed()).isTrue();
    }

    @Test
    void aLevelThatIsReachedIsNotShed() {
        sent(1, 4, 0);
        ended(1, 20, CallResult.FAILED);
        assertThat(cohort.shed()).isFalse();
    }

    @Test
    void itRemembersItsLevelAndBegin() {
        assertThat(cohort.level()).isEqualTo(LEVEL);
        assertThat(cohort.startedAt()).isEqualTo(70);
    }
}
