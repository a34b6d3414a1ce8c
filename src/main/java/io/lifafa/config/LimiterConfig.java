package io.lifafa.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hints for the pace of API calls. All absent: the pace is found by observation alone.
 *
 * @param minDelay shortest distance between two calls
 * @param maxDelay longest distance between two calls
 * @param initialDelay distance to begin with
 * @param targetResponseTime latency above which calls are spread out
 * @param adaptiveBatching whether the number of SMS per call follows what is observed
 * @param requestsPerMinute a quota that is kept from the first call on
 * @param tokensPerMinute a quota that is kept from the first call on
 * @param maxInFlight most calls under way at one time
 */
public record LimiterConfig(
        Optional<Duration> minDelay,
        Optional<Duration> maxDelay,
        Optional<Duration> initialDelay,
        Optional<Duration> targetResponseTime,
        boolean adaptiveBatching,
        OptionalLong requestsPerMinute,
        OptionalLong tokensPerMinute,
        int maxInFlight) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long MOST = 1_000_000_000;

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public LimiterConfig {
        Check check = new Check();
        minDelay.ifPresent(delay -> check.range("minDelay", delay, Duration.ZERO, LONGEST));
        maxDelay.ifPresent(delay -> check.range("maxDelay", delay, Duration.ZERO, LONGEST));
        initialDelay.ifPresent(delay -> check.range("initialDelay", delay, Duration.ZERO, LONGEST));
        targetResponseTime.ifPresent(time -> check.range("targetResponseTime", time, Duration.ofMillis(1), LONGEST));
        requestsPerMinute.ifPresent(quota -> check.range("requestsPerMinute", quota, 1, MOST));
        tokensPerMinute.ifPresent(quota -> check.range("tokensPerMinute", quota, 1, MOST));
        check.range("maxInFlight", maxInFlight, 1, 10_000);
        check.that("maxDelay", ordered(minDelay, maxDelay), "is shorter than min_delay")
                .that("initialDelay", ordered(minDelay, initialDelay), "is shorter than min_delay")
                .that("initialDelay", ordered(initialDelay, maxDelay), "is longer than max_delay")
                .done();
    }

    private static boolean ordered(Optional<Duration> first, Optional<Duration> second) {
        return first.isEmpty() || second.isEmpty() || first.get().compareTo(second.get()) <= 0;
    }
}
