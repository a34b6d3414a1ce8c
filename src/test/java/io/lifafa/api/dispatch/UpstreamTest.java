package io.lifafa.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatEndpoint;
import io.lifafa.api.client.ChatRequest;
import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.RateSignals;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UpstreamTest {
    private static final ChatEndpoint NOBODY = new ChatEndpoint() {
        @Override
        public Call send(ChatRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    };

    private static LimiterOptions options() {
        var none = Optional.<Duration>empty();
        var quota = OptionalLong.empty();
        return new LimiterOptions(1, 20, true, 8, none, none, none, none, quota, quota, Duration.ofSeconds(60));
    }

    @Test
    void aWaitThatNobodyCanMeanIsSaidAndEndsWithAReset() {
        var upstream = new Upstream("first", NOBODY, new AdaptiveLimiter(options(), new SplittableRandom(1)));
        var permit = ((Decision.Go) upstream.next(5, 0)).permit();
        var wait = new RateSignals(Optional.of(Duration.ofDays(1)), RateSignals.Window.NONE, RateSignals.Window.NONE);
        upstream.ended(permit, new CallEnd(CallResult.THROTTLED, wait, 0), 1_000_000);
        assertThat(upstream.describe(2_000_000).getString("excessive_wait"))
                .contains("PT24H")
                .contains("limiter/reset");
        upstream.reset(3_000_000);
        assertThat(upstream.describe(4_000_000).containsKey("excessive_wait")).isFalse();
        assertThat(upstream.describe(4_000_000).getLong("blocked_for_ms")).isZero();
    }
}
