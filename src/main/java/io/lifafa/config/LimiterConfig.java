package io.lifafa.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Hints for the pace of API calls. All absent: the pace is found by observation alone.
 *
 * @param minDelay shortest distance between two calls
 * @param maxDelay longest distance between two calls
 * @param initialDelay distance to begin with
 * @param targetResponseTime latency above which calls are spread out
 * @param adaptiveBatching whether the number of SMS per call follows what is observed
 */
public record LimiterConfig(
        Optional<Duration> minDelay,
        Optional<Duration> maxDelay,
        Optional<Duration> initialDelay,
        Optional<Duration> targetResponseTime,
        boolean adaptiveBatching) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public LimiterConfig {
        Check check = new Check();
        minDelay.ifPresent(delay -> check.range("minDelay", delay, Duration.ZERO, LONGEST));
        maxDelay.ifPresent(delay -> check.range("maxDelay", delay, Duration.ZERO, LONGEST));
        initialDelay.ifPresent(delay -> check.range("initialDelay", delay, Duration.ZERO, LONGEST));
        targetResponseTime.ifPresent(time -> check.range("targetResponseTime", time, Duration.ofMillis(1), LONGEST));
        check.that("maxDelay", ordered(minDelay, maxDelay), "is shorter than min_delay")
                .that("initialDelay", ordered(minDelay, initialDelay), "is shorter than min_delay")
                .that("initialDelay", ordered(initialDelay, maxDelay), "is longer than max_delay")
                .done();
    }

    private static boolean ordered(Optional<Duration> first, Optional<Duration> second) {
        return first.isEmpty() || second.isEmpty() || first.get().compareTo(second.get()) <= 0;
    }
}
