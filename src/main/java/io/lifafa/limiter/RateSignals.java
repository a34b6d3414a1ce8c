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
 * @param crowded whether a refusal is said to be about how many calls are under way, not about how fast they come
 */
public record RateSignals(Optional<Duration> retryAfter, Window requests, Window tokens, boolean crowded) {
    /** Nothing was said. */
    public static final RateSignals NONE = new RateSignals(Optional.empty(), Window.NONE, Window.NONE);

    /** Nothing was said of the number of calls under way. */
    public RateSignals(Optional<Duration> retryAfter, Window requests, Window tokens) {
        this(retryAfter, requests, tokens, false);
    }

    /** The same, of a refusal that is about the number of calls under way. */
    public RateSignals asCrowded() {
        return new RateSignals(retryAfter, requests, tokens, true);
    }

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
