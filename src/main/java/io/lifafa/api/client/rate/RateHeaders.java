package io.lifafa.api.client.rate;

import io.lifafa.limiter.RateSignals;
import io.lifafa.limiter.RateSignals.Window;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads what an answer's headers say about the server's limits, whatever its status.
 *
 * <p>Understood are {@code Retry-After} and {@code retry-after-ms} (see {@link RetryAfter}),
 * {@code x-ratelimit-{limit,remaining,reset}-{requests,tokens}} as OpenAI, Azure, Groq and litellm send them,
 * {@code anthropic-ratelimit-{requests,tokens}-{limit,remaining,reset}}, and the IETF's {@code RateLimit} fields (see
 * {@link RateLimitFields}), and LiteLLM's {@code rate_limit_type}. What cannot be understood is as if it had not been said. Moments are measured against the
 * answer's own {@code Date}, so that our clock may be wrong; against our clock where there is none.
 */
public final class RateHeaders {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MultiMap headers;
    private final Instant now;

    private RateHeaders(MultiMap headers, Instant now) {
        this.headers = headers;
        this.now = now;
    }

    /** Reads the headers. */
    public static RateSignals read(MultiMap headers, InstantSource clock) {
        var now = HttpDate.parse(headers.get("date")).orElseGet(clock::instant);
        return new RateHeaders(headers, now).signals();
    }

    private RateSignals signals() {
        var requests = window("requests");
        return new RateSignals(
                RetryAfter.read(headers, now),
                requests.equals(Window.NONE) ? RateLimitFields.requests(headers) : requests,
                window("tokens"),
                CrowdedWords.mentionedIn(
                        Optional.ofNullable(headers.get("rate_limit_type")).orElse("")));
    }

    /**
     * One quota. A limit whose reset is further away than a minute is not one per minute (Groq counts requests by the
     * day), so it is not said to be.
     */
    private Window window(String what) {
        var reset = first(what, "reset").flatMap(text -> ResetTime.parse(text, now));
        var perMinute = reset.filter(time -> time.compareTo(MINUTE) > 0).isPresent()
                ? OptionalLong.empty()
                : number(first(what, "limit"));
        return new Window(perMinute, number(first(what, "remaining")), reset);
    }

    private Optional<String> first(String what, String part) {
        return Stream.of("x-ratelimit-" + part + "-" + what, "anthropic-ratelimit-" + what + "-" + part)
                .map(headers::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static OptionalLong number(Optional<String> text) {
        return text.map(RateHeaders::number).orElse(OptionalLong.empty());
    }

    /** A whole number that is not negative, up to 10^15. */
    public static OptionalLong number(String text) {
        var digits = text.strip();
        return digits.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** All values of a field, which may come in several lines (RFC 9110, section 5.3). */
    static String joined(MultiMap headers, String name) {
        List<String> lines = headers.getAll(name);
        return String.join(",", lines);
    }
}
