package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.CallResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls are spaced out until answers have shown what the server bears. */
@Timeout(20)
class WarmUpTest {
    private static final long MS = 1_000_000;

    private final WarmUp warmUp = new WarmUp(Optional.empty());

    private long gap(WarmUp it) {
        it.sent(7_000 * MS);
        return it.earliest() - 7_000 * MS;
    }

    private void end(CallResult result, int times) {
        for (int i = 0; i < times; i++) {
            warmUp.ended(result);
        }
    }

    @Test
    void itBeginsWithTwentyMillisecondsOrWhatTheOwnerStates() {
        assertThat(gap(warmUp)).isEqualTo(20 * MS);
        assertThat(gap(new WarmUp(Optional.of(Duration.ofMillis(300))))).isEqualTo(300 * MS);
    }

    @Test
    void nodesThatWarmUpTogetherAreAsMuchFartherApart() {
        warmUp.nodes(3);
        assertThat(gap(warmUp)).isEqualTo(60 * MS);
    }

    @Test
    void eachAnswerBringsCallsThreePercentCloser() {
        end(CallResult.SUCCESS, 1);
        assertThat(gap(warmUp)).isCloseTo((long) (20 * MS / 1.03), within(1L));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "TIMED_OUT"})
    void failuresBringThemApartAgainButNoFartherThanInTheBeginning(CallResult failure) {
        end(CallResult.SUCCESS, 1);
        end(failure, 1);
        assertThat(gap(warmUp)).isCloseTo((long) (20 * MS / 1.03 / 0.98), within(1L));
        end(failure, 5);
        assertThat(gap(warmUp)).isEqualTo(20 * MS);
    }

    @ParameterizedTest
    @EnumSource(names = {"IGNORED", "THROTTLED", "TOO_LARGE", "UNREACHABLE", "DENIED"})
    void whatSaysNothingOfSpeedChangesNothing(CallResult result) {
        end(CallResult.SUCCESS, 1);
        long before = gap(warmUp);
        end(result, 3);
        assertThat(gap(warmUp)).isEqualTo(before);
    }

    @Test
    void afterSomeTwoHundredAnswersItIsOverUntilItIsRestarted() {
        end(CallResult.SUCCESS, 200);
        assertThat(gap(warmUp)).isBetween(50_000L, 60_000L);
        end(CallResult.SUCCESS, 5);
        assertThat(gap(warmUp)).isZero();
        end(CallResult.SUCCESS, 5_000);
        end(CallResult.FAILED, 100);
        assertThat(gap(warmUp)).as("what was learned is not endlessly much").isPositive();
        warmUp.restart();
        assertThat(gap(warmUp)).isEqualTo(20 * MS);
    }
}
