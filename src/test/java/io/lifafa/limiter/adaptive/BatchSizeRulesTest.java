package io.lifafa.limiter.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From when on a number of SMS per call is too large, and from when on it may grow. */
@Timeout(20)
class BatchSizeRulesTest {
    private static final int LEAST = 3;
    private static final int MOST = 20;

    private AdaptiveBatchSize batch = sized(0);

    private static AdaptiveBatchSize sized(double target) {
        var none = Optional.<Duration>empty();
        var options = new LimiterOptions(
                LEAST,
                MOST,
                true,
                64,
                none,
                none,
                none,
                none,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Duration.ofSeconds(60));
        return new AdaptiveBatchSize(options, target);
    }

    private boolean ends(CallResult result, double took, int times) {
        boolean changed = false;
        for (int i = 0; i < times; i++) {
            changed |= batch.ended(batch.get(), result, took);
        }
        return changed;
    }

    /** A window of twenty calls. */
    private void window(int timedOut) {
        ends(CallResult.TIMED_OUT, 1, timedOut);
        ends(CallResult.SUCCESS, 1, 20 - timedOut);
    }

    @Test
    void onlyAChangeIsSaidToBeOne() {
        assertThat(ends(CallResult.SUCCESS, 1, 100)).isFalse();
        assertThat(ends(CallResult.TOO_LARGE, 1, 1)).isTrue();
    }

    @Test
    void threeTimeOutsInTenAreManyAndFewerAreNot() {
        window(5);
        assertThat(batch.get()).isEqualTo(MOST);
        window(6);
        assertThat(batch.get()).isEqualTo(12);
    }

    @Test
    void timeOutsAreJudgedAfterTwentyCalls() {
        ends(CallResult.TIMED_OUT, 1, 18);
        ends(CallResult.SUCCESS, 1, 1);
        assertThat(batch.get()).isEqualTo(MOST);
        ends(CallResult.SUCCESS, 1, 1);
        assertThat(batch.get()).isEqualTo(12);
    }

    @Test
    void whereAllCallsTimeOutSizeIsNotTheReason() {
        ends(CallResult.TIMED_OUT, 1, 60);
        assertThat(batch.get()).isEqualTo(MOST);
    }

    @Test
    void aTrialStaysIfItLeavesNoMoreThanSevenTenthsOfTheTimeOuts() {
        window(6);
        window(4);
        assertThat(batch.get()).isEqualTo(12);
        batch = sized(0);
        window(10);
        window(7);
        assertThat(batch.get()).as("and what is left is still many").isEqualTo(7);
    }

    @Test
    void aTrialThatLeavesMoreIsTakenBackAndTimeOutsChangeNothingForTenWindows() {
        window(17);
        assertThat(batch.get()).isEqualTo(12);
        for (int i = 0; i < 10; i++) {
            window(17);
            assertThat(batch.get()).isEqualTo(MOST);
        }
        window(17);
        assertThat(batch.get()).isEqualTo(12);
    }

    @Test
    void itGrowsByATenthAndAtLeastByOne() {
        batch.ended(MOST, CallResult.TOO_LARGE, 1);
        assertThat(batch.get()).isEqualTo(12);
        ends(CallResult.SUCCESS, 1, 99);
        assertThat(batch.get()).isEqualTo(12);
        ends(CallResult.SUCCESS, 1, 1);
        assertThat(batch.get()).isEqualTo(13);
        batch.ended(13, CallResult.TOO_LARGE, 1);
        assertThat(batch.get()).isEqualTo(7);
        ends(CallResult.SUCCESS, 1, 200);
        assertThat(batch.get()).isEqualTo(8);
    }

    @Test
    void aboveTheTargetItShrinksByAFifthAfterTwentyCalls() {
        batch = sized(100);
        ends(CallResult.SUCCESS, 101, 19);
        assertThat(batch.get()).isEqualTo(MOST);
        ends(CallResult.SUCCESS, 101, 1);
        assertThat(batch.get()).isEqualTo(16);
    }

    @Test
    void atTheTargetItStays() {
        batch = sized(100);
        ends(CallResult.SUCCESS, 100, 200);
        assertThat(batch.get()).isEqualTo(MOST);
    }

    @Test
    void oneSlowCallCountsAFifth() {
        batch = sized(100);
        ends(CallResult.SUCCESS, 50, 19);
        ends(CallResult.SUCCESS, 290, 1);
        assertThat(batch.get()).isEqualTo(MOST);
        batch = sized(100);
        ends(CallResult.SUCCESS, 50, 19);
        ends(CallResult.SUCCESS, 310, 1);
        assertThat(batch.get()).isEqualTo(16);
    }

    @Test
    void itGrowsOnlyWhereThereIsRoomBelowTheTarget() {
        for (double took : new double[] {81, 82}) {
            batch = sized(100);
            batch.ended(MOST, CallResult.TOO_LARGE, 1);
            ends(CallResult.SUCCESS, took, 100);
            assertThat(batch.get()).as("%s of 100", took).isEqualTo(took < 81.8 ? 13 : 12);
        }
    }
}
