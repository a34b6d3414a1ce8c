package io.lifafa.limiter;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bounds of what a limiter may choose.
 *
 * @param minBatch fewest SMS per call it may settle on
 * @param maxBatch most SMS per call
 * @param adaptiveBatching whether the number of SMS per call may follow what is observed; else it is {@code maxBatch}
 * @param maxInFlight most calls under way it may ever allow
 * @param minDelay shortest distance between two calls
 * @param maxDelay longest distance between two calls (but for {@code Retry-After} and an open breaker)
 * @param initialDelay distance to begin with
 * @param targetLatency latency above which fewer calls at a time and fewer SMS per call are tried
 * @param requestsPerMinute stated quota, kept from the first call on
 * @param tokensPerMinute stated quota, kept from the first call on
 * @param longestTimeout how long a call may take at the most, and until something is known
 */
public record LimiterOptions(
        int minBatch,
        int maxBatch,
        boolean adaptiveBatching,
        int maxInFlight,
        Optional<Duration> minDelay,
        Optional<Duration> maxDelay,
        Optional<Duration> initialDelay,
        Optional<Duration> targetLatency,
        OptionalLong requestsPerMinute,
        OptionalLong tokensPerMinute,
        Duration longestTimeout) {}
