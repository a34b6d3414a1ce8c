package io.lifafa.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.lifafa.limiter.quota.TokenQuota;
import io.lifafa.limiter.simulation.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds whatever a server answers, whenever it is asked. */
class LimiterProperties {
    private static final long MINUTE = Timeline.seconds(60);

    private final List<Long> moments = new ArrayList<>();
    private final List<Integer> items = new ArrayList<>();

    @Property(tries = 60)
    void aStatedNumberOfCallsIsNotExceededInAnyMinute(
            @ForAll @IntRange(min = 1, max = 900) int perMinute, @ForAll long seed) {
        chaos(options(OptionalLong.of(perMinute), OptionalLong.empty(), 64), seed, 1);
        for (int i = perMinute; i < moments.size(); i++) {
            assertThat(moments.get(i) - moments.get(i - perMinute)).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Property(tries = 40)
    void aStatedNumberOfTokensIsNotExceededInAnyMinuteByEqualCalls(
            @ForAll @LongRange(min = 500, max = 400_000) long perMinute, @ForAll long seed) {
        chaos(options(OptionalLong.empty(), OptionalLong.of(perMinute), 64), seed, (int) TokenQuota.FIRST_GUESS);
        long[] before = new long[items.size() + 1];
        for (int i = 0, from = 0; i < items.size(); i++) {
            before[i + 1] = before[i] + items.get(i) * (long) TokenQuota.FIRST_GUESS;
            while (moments.get(i) - moments.get(from) >= MINUTE) {
                from++;
            }
            long oneCall = items.get(i) * (long) TokenQuota.FIRST_GUESS;
            assertThat(before[i + 1] - before[from]).isLessThanOrEqualTo(Math.max(perMinute, oneCall));
        }
    }

    @Property(tries = 60)
    void neverAreMoreUnderWayThanTheOwnerAllows(@ForAll @IntRange(min = 1, max = 40) int most, @ForAll long seed) {
        chaos(options(OptionalLong.empty(), OptionalLong.empty(), most), seed, 0);
        assertThat(moments).isNotEmpty();
    }

    /**
     * Drives a limiter with ends drawn at random, and checks at each step that it makes progress: after "not before" a moment,
     * that moment brings a call or a later moment; "full" is said only while calls are under way.
     */
    private void chaos(LimiterOptions options, long seed, int tokensPerItem) {
        Random random = new Random(seed);
        moments.clear();
        items.clear();
        AdaptiveLimiter limiter = new AdaptiveLimiter(options, random);
        List<Permit> underWay = new ArrayList<>();
        long now = random.nextLong();
        long begin = now;
        for (int step = 0; step < 3_000; step++) {
            Decision decision = limiter.next(20, now);
            if (decision instanceof Decision.Go go) {
                underWay.add(go.permit());
                moments.add(now - begin);
                items.add(go.permit().items());
                assertThat(underWay).hasSizeLessThanOrEqualTo(options.maxInFlight());
                assertThat(go.permit().items()).isBetween(1, 20);
            } else if (decision instanceof Decision.NotBefore wait) {
                assertThat(wait.nanos() - now).isPositive();
                now = random.nextInt(4) > 0 ? wait.nanos() : now + (wait.nanos() - now) / 2 + 1;
            } else {
                assertThat(underWay).isNotEmpty();
                now += random.nextInt(1_000_000_000);
            }
            if (!underWay.isEmpty() && (decision instanceof Decision.Full || random.nextInt(3) == 0)) {
                Permit permit = underWay.remove(random.nextInt(underWay.size()));
                limiter.ended(permit, end(random, (long) permit.items() * tokensPerItem), now);
            }
        }
    }

    private static CallEnd end(Random random, long tokens) {
        CallResult[] results = CallResult.values();
        CallResult result = random.nextInt(3) > 0 ? CallResult.SUCCESS : results[random.nextInt(results.length)];
        Optional<Duration> after =
                random.nextInt(20) == 0 ? Optional.of(Duration.ofMillis(random.nextInt(3_000))) : Optional.empty();
        OptionalLong perMinute =
                random.nextInt(30) == 0 ? OptionalLong.of(1 + random.nextInt(100_000)) : OptionalLong.empty();
        RateSignals.Window window = new RateSignals.Window(perMinute, OptionalLong.empty(), Optional.empty());
        return new CallEnd(result, new RateSignals(after, window, RateSignals.Window.NONE), tokens);
    }

    private static LimiterOptions options(OptionalLong requests, OptionalLong tokens, int most) {
        return new LimiterOptions(
                1,
                20,
                false,
                most,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                requests,
                tokens,
                Duration.ofSeconds(60));
    }
}
