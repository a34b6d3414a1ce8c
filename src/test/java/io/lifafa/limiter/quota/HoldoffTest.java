package io.lifafa.limiter.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.RateSignals;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long nothing is sent because a server said so. */
@Timeout(20)
class HoldoffTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final long NOW = 50 * SECOND;
    private static final RandomGenerator LEAST = () -> 0L;
    private static final RandomGenerator MOST = () -> -1L;

    private final Holdoff holdoff = new Holdoff(LEAST);

    private static RateSignals after(Duration wait) {
        return new RateSignals(Optional.of(wait), RateSignals.Window.NONE, RateSignals.Window.NONE);
    }

    private static RateSignals.Window window(long remaining, int seconds) {
        return new RateSignals.Window(
                OptionalLong.empty(), OptionalLong.of(remaining), Optional.of(Duration.ofSeconds(seconds)));
    }

    private boolean refused() {
        return holdoff.ended(CallResult.THROTTLED, RateSignals.NONE, NOW);
    }

    @Test
    void aWaitIsKeptAndItIsSaidOnlyThatItBecameLonger() {
        assertThat(holdoff.ended(CallResult.THROTTLED, after(Duration.ofSeconds(3)), NOW))
                .isTrue();
        assertThat(holdoff.until()).isEqualTo(NOW + 3 * SECOND);
        assertThat(holdoff.ended(CallResult.FAILED, after(Duration.ofSeconds(2)), NOW))
                .isFalse();
        assertThat(holdoff.ended(CallResult.FAILED, after(Duration.ofSeconds(3)), NOW))
                .isFalse();
        assertThat(holdoff.until()).isEqualTo(NOW + 3 * SECOND);
    }

    @Test
    void chanceAddsATenthAndNeverMoreThanASecond() {
        Holdoff late = new Holdoff(MOST);
        late.ended(CallResult.THROTTLED, after(Duration.ofSeconds(3)), 0);
        assertThat(late.until()).isCloseTo(3_300 * MS, within(MS));
        late.ended(CallResult.THROTTLED, after(Duration.ofSeconds(90)), 0);
        assertThat(late.until()).isCloseTo(91 * SECOND, within(MS));
    }

    @Test
    void anAnswerWithoutAWordMakesNobodyWait() {
        assertThat(holdoff.ended(CallResult.SUCCESS, RateSignals.NONE, NOW)).isFalse();
        assertThat(holdoff.ended(CallResult.FAILED, RateSignals.NONE, NOW)).isFalse();
        assertThat(holdoff.until()).isZero();
    }

    @Test
    void withAnAnswerAWaitOfLessThanAMinuteIsKept() {
        holdoff.ended(CallResult.SUCCESS, after(Duration.ofSeconds(7)), NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 7 * SECOND);
    }

    @Test
    void aWindowIsWaitedForOnlyWhenNothingIsLeftOfIt() {
        holdoff.ended(CallResult.SUCCESS, new RateSignals(Optional.empty(), window(1, 9), window(1, 9)), NOW);
        assertThat(holdoff.until()).isZero();
        holdoff.ended(CallResult.SUCCESS, new RateSignals(Optional.empty(), window(0, 4), window(0, 9)), NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 9 * SECOND);
    }

    @Test
    void aRefusalWithoutAWordIsWaitedForTwiceAsLongEachTimeUpToTheSixth() {
        for (long wait : new long[] {200, 400, 800, 1_600, 3_200, 6_400, 12_800}) {
            assertThat(refused()).isTrue();
            assertThat(holdoff.until()).isEqualTo(NOW + wait * MS);
        }
        holdoff.ended(CallResult.THROTTLED, RateSignals.NONE, NOW + SECOND);
        assertThat(holdoff.until()).isEqualTo(NOW + SECOND + 12_800 * MS);
    }

    @Test
    void anAcceptedCallMakesTheNextSuchWaitShortAgain() {
        refused();
        refused();
        holdoff.ended(CallResult.SUCCESS, RateSignals.NONE, NOW);
        holdoff.ended(CallResult.THROTTLED, RateSignals.NONE, NOW + SECOND);
        assertThat(holdoff.until()).isEqualTo(NOW + SECOND + 200 * MS);
    }

    @Test
    void whoIsRefusedAloneWaitsAsAfterARefusalWithoutAWord() {
        holdoff.refusedAlone(NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 200 * MS);
        holdoff.refusedAlone(NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 400 * MS);
        for (int i = 0; i < 20; i++) {
            holdoff.refusedAlone(NOW);
        }
        assertThat(holdoff.until()).isEqualTo(NOW + 12_800 * MS);
    }

    @Test
    void moreThanAnHourIsRememberedUntilTheHourIsOver() {
        holdoff.ended(CallResult.THROTTLED, after(Duration.ofHours(1)), NOW);
        assertThat(holdoff.excessive(NOW)).isEmpty();
        holdoff.ended(CallResult.THROTTLED, after(Duration.ofHours(9)), NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 3_600 * SECOND);
        assertThat(holdoff.excessive(NOW)).contains(Duration.ofHours(9));
        assertThat(holdoff.excessive(holdoff.until() - 1)).isPresent();
        assertThat(holdoff.excessive(holdoff.until())).isEmpty();
    }

    @Test
    void whatAnotherNodeWasToldOnlyMakesTheWaitLonger() {
        holdoff.others(Duration.ofSeconds(5), NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 5 * SECOND);
        holdoff.others(Duration.ofSeconds(2), NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 5 * SECOND);
        holdoff.others(Duration.ofDays(3), NOW);
        assertThat(holdoff.until()).isEqualTo(NOW + 3_601 * SECOND);
    }

    @Test
    void liftedItWaitsForNothingAndBeginsAnew() {
        refused();
        holdoff.ended(CallResult.THROTTLED, after(Duration.ofHours(9)), NOW);
        holdoff.lift(NOW + SECOND);
        assertThat(holdoff.until()).isEqualTo(NOW + SECOND);
        holdoff.lift(NOW + 2 * SECOND);
        assertThat(holdoff.until()).isEqualTo(NOW + SECOND);
        holdoff.refusedAlone(NOW + 2 * SECOND);
        assertThat(holdoff.until()).isEqualTo(NOW + 2 * SECOND + 200 * MS);
        assertThat(holdoff.excessive(NOW + 2 * SECOND)).isEmpty();
    }
}
