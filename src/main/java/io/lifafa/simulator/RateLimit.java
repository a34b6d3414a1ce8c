package io.lifafa.simulator;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The limits on calls per second and tokens per minute, and how headers tell of them.
 *
 * <p>A call is counted when it comes, before it is served; the tokens of its answer when that is given. Thread rule: the
 * verticle's event loop.
 */
final class RateLimit {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int SECONDS_PER_MINUTE = 60;

    private final LongSupplier nanos;
    private final TokenBucket calls;
    private final TokenBucket tokens;
    private Settings settings;

    /** @param nanos the time, as {@link System#nanoTime} gives it */
    RateLimit(Settings settings, LongSupplier nanos) {
        this.nanos = nanos;
        this.settings = settings;
        long now = nanos.getAsLong();
        this.calls = new TokenBucket(settings.rate(), settings.burst(), now);
        this.tokens = new TokenBucket(tokensPerSecond(settings), settings.tokensPerMinute(), now);
    }

    void change(Settings changed) {
        long now = nanos.getAsLong();
        settings = changed;
        calls.change(changed.rate(), changed.burst(), now);
        tokens.change(tokensPerSecond(changed), changed.tokensPerMinute(), now);
    }

    private static double tokensPerSecond(Settings settings) {
        return settings.tokensPerMinute() / (double) SECONDS_PER_MINUTE;
    }

    /** Counts a call of so many tokens, if there is room for it; else nothing, and says how long there is none. */
    Optional<Refusal> admit(long promptTokens) {
        long now = nanos.getAsLong();
        long forCall = calls.waitNanos(1, now);
        long forTokens = tokens.waitNanos(promptTokens, now);
        if (forCall > 0 || forTokens > 0) {
            return Optional.of(new Refusal(forCall >= forTokens ? "requests" : "tokens", (long)
                    Math.ceil(Math.max(forCall, forTokens) / NANOS_PER_MILLI)));
        }
        calls.take(1, now);
        tokens.take(promptTokens, now);
        return Optional.empty();
    }

    /** Counts the tokens of an answer. */
    void answered(long completionTokens) {
        tokens.take(completionTokens, nanos.getAsLong());
    }

    /**
     * No room.
     *
     * @param limit which one: {@code requests} or {@code tokens}
     * @param waitMillis how long
     */
    record Refusal(String limit, long waitMillis) {
        /** {@code Retry-After} has whole seconds only, so it is the later of the two. */
        void tell(MultiMap headers) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, (waitMillis + 999) / 1000)));
            headers.set("retry-after-ms", Long.toString(waitMillis));
        }
    }

    /** Where the limits stand now, for those there are. */
    void tell(MultiMap headers) {
        long now = nanos.getAsLong();
        if (calls.hasLimit()) {
            tell(headers, "requests", Math.round(settings.rate() * SECONDS_PER_MINUTE), calls, now);
        }
        if (tokens.hasLimit()) {
            tell(headers, "tokens", settings.tokensPerMinute(), tokens, now);
        }
    }

    private static void tell(MultiMap headers, String what, long perMinute, TokenBucket bucket, long now) {
        headers.set("x-ratelimit-limit-" + what, Long.toString(perMinute));
        headers.set("x-ratelimit-remaining-" + what, Long.toString(bucket.remaining(now)));
        headers.set(
                "x-ratelimit-reset-" + what,
                String.format(Locale.ROOT, "%.3fs", bucket.untilFull(now) / NANOS_PER_MILLI / 1000));
    }
}
