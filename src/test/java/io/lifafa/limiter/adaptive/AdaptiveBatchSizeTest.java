package io.lifafa.limiter.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.simulation.Simulation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdaptiveBatchSizeTest {
    private static LimiterOptions options(boolean adaptive, Duration target) {
        return new LimiterOptions(
                3,
                18,
                adaptive,
                64,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(target),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Duration.ofSeconds(60));
    }

    private final AdaptiveBatchSize batch = new AdaptiveBatchSize(options(true, null), 0);

    private void end(AdaptiveBatchSize size, CallResult result, int times) {
        for (int i = 0; i < times; i++) {
            size.ended(size.get(), result, 1e9);
        }
    }

    @Test
    void it_begins_with_the_most_and_stays_there_while_calls_succeed_or_fail() {
        end(batch, CallResult.SUCCESS, 100);
        end(batch, CallResult.FAILED, 100);
        end(batch, CallResult.THROTTLED, 100);
        assertThat(batch.get()).isEqualTo(18);
    }

    @Test
    void it_shrinks_when_a_call_was_too_large_and_grows_back_slowly() {
        end(batch, CallResult.TOO_LARGE, 1);
        assertThat(batch.get()).isEqualTo(10);
        end(batch, CallResult.SUCCESS, 90);
        assertThat(batch.get()).isEqualTo(10);
        end(batch, CallResult.SUCCESS, 10);
        assertThat(batch.get()).isEqualTo(11);
    }

    @Test
    void calls_that_were_larger_than_what_is_sent_now_say_nothing_new() {
        batch.ended(18, CallResult.TOO_LARGE, 1e9);
        batch.ended(18, CallResult.TOO_LARGE, 1e9);
        batch.ended(18, CallResult.TOO_LARGE, 1e9);
        assertThat(batch.get()).isEqualTo(10);
    }

    @Test
    void it_never_leaves_its_bounds() {
        end(batch, CallResult.TOO_LARGE, 20);
        assertThat(batch.get()).isEqualTo(3);
    }

    @Test
    void it_is_fixed_when_it_may_not_adapt() {
        AdaptiveBatchSize fixed = new AdaptiveBatchSize(options(false, null), 0);
        end(fixed, CallResult.TOO_LARGE, 3);
        assertThat(fixed.get()).isEqualTo(18);
    }

    @Test
    void time_outs_that_smaller_calls_do_not_have_shrink_it() {
        for (int i = 0; i < 20; i++) {
            end(batch, i % 2 == 0 ? CallResult.TIMED_OUT : CallResult.SUCCESS, 1);
        }
        assertThat(batch.get()).isEqualTo(10);
        end(batch, CallResult.SUCCESS, 40);
        assertThat(batch.get()).isEqualTo(10);
    }

    @Test
    void time_outs_that_have_nothing_to_do_with_size_do_not_keep_it_small() {
        for (int i = 0; i < 40; i++) {
            end(batch, i % 2 == 0 ? CallResult.TIMED_OUT : CallResult.SUCCESS, 1);
        }
        assertThat(batch.get()).isEqualTo(18);
        for (int i = 0; i < 100; i++) {
            end(batch, i % 2 == 0 ? CallResult.TIMED_OUT : CallResult.SUCCESS, 1);
        }
        assertThat(batch.get()).isEqualTo(18);
    }

    @Test
    void a_target_latency_is_met_with_fewer_sms_per_call() {
        LimiterOptions options = options(true, Duration.ofMillis(400));
        Simulation simulation =
                new Simulation(1, new AdaptiveLimiter(options, new Random(1)), api -> api.workers = 8).run(300);
        assertThat(simulation.state().batchSize()).isBetween(5, 10);
        assertThat(simulation.record.itemsPerSecond(200, 300)).isGreaterThan(0.75 * 8 * 6 / 0.32);
    }

    @Test
    void an_api_that_takes_no_more_than_seven_is_given_seven_or_less() {
        Simulation simulation = new Simulation(1, new AdaptiveLimiter(options(true, null), new Random(1)), api -> {
            api.workers = 8;
            api.largest = 7;
        });
        simulation.run(120);
        assertThat(simulation.state().batchSize()).isBetween(5, 7);
        assertThat(simulation.record.share(CallResult.TOO_LARGE, 10, 120)).isLessThan(0.02);
    }
}
