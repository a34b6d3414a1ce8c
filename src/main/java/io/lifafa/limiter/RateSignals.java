package io.lifafa.limiter;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server says about its limits in the headers of an answer ({@code Retry-After}, {@code retry-after-ms},
 * {@code x-ratelimit-*}).
 *
 * @param retryAfter do not send anything before so long
 * @param requests the window of requests
 * @param tokens the window of tokens
 */
public record RateSignals(Optional<Duration> retryAfter, Window requests, Window tokens) {
    /** Nothing was said. */
    public static final RateSignals NONE = new RateSignals(Optional.empty(), Window.NONE, Window.NONE);

    /**
     * A quota.
     *
     * @param perMinute how many are allowed; OpenAI-compatible servers count by the minute
     * @param remaining how many are left
     * @param reset when all of them are back
     */
    public record Window(OptionalLong perMinute, OptionalLong remaining, Optional<Duration> reset) {
        /** Nothing was said. */
        public static final Window NONE = new Window(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }
}
