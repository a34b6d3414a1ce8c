package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.duration;
import static io.lifafa.config.key.ValueTypes.flag;
import static io.lifafa.config.key.ValueTypes.integer;

import io.lifafa.config.key.KeyGroup;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Hints for the pace of API calls; each component is the key of its name. All absent: the pace is found by observation. */
public record LimiterConfig(
        Optional<Duration> minDelay,
        Optional<Duration> maxDelay,
        Optional<Duration> initialDelay,
        Optional<Duration> targetResponseTime,
        boolean adaptiveBatching,
        OptionalLong requestsPerMinute,
        OptionalLong tokensPerMinute,
        int maxInFlight) {
    static final KeyGroup<LimiterConfig> KEYS = KeyGroup.of(
            "limiter",
            LimiterConfig.class,
            "Hints for the pace of API calls. Without them the pace is found by observation.",
            entry("min_delay", duration("0s", "1h"), "")
                    .doc("Shortest distance between two calls.")
                    .variable("RATE_LIMIT_MIN_DELAY", LimiterConfig::seconds),
            entry("max_delay", duration("0s", "1h"), "")
                    .doc("Longest distance between two calls.")
                    .variable("RATE_LIMIT_MAX_DELAY", LimiterConfig::seconds),
            entry("initial_delay", duration("0s", "1h"), "")
                    .doc("Distance to start with.")
                    .variable("RATE_LIMIT_INITIAL_DELAY", LimiterConfig::seconds),
            entry("target_response_time", duration("1ms", "1h"), "")
                    .doc("Latency above which calls are spread out.")
                    .variable("RATE_LIMIT_TARGET_RESPONSE_TIME", LimiterConfig::seconds),
            entry("adaptive_batching", flag(), "true")
                    .doc("Adapt the number of SMS per call to what is observed.")
                    .variable("ADAPTIVE_BATCHING"),
            entry("requests_per_minute", integer(1, 999_999_999), "")
                    .doc("Quota of all nodes together: calls per minute, kept from the first call on."),
            entry("tokens_per_minute", integer(1, 999_999_999), "")
                    .doc("Quota of all nodes together: tokens per minute, kept from the first call on."),
            entry("max_in_flight", integer(1, 10_000), "1000").doc("Most concurrent calls."));

    /** @throws IllegalArgumentException if the delays are not in order */
    public LimiterConfig {
        new Check()
                .that("maxDelay", ordered(minDelay, maxDelay), "is shorter than min_delay")
                .that("initialDelay", ordered(minDelay, initialDelay), "is shorter than min_delay")
                .that("initialDelay", ordered(initialDelay, maxDelay), "is longer than max_delay")
                .done();
    }

    private static boolean ordered(Optional<Duration> first, Optional<Duration> second) {
        return first.isEmpty() || second.isEmpty() || first.get().compareTo(second.get()) <= 0;
    }

    /** The predecessor counted in seconds and wrote no unit. */
    private static Optional<String> seconds(String text) {
        boolean bare = text.matches("\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9}");
        return Optional.of(bare ? new BigDecimal(text).toPlainString() + "s" : text);
    }
}
