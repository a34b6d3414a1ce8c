package io.lifafa.api.client.rate;

import io.lifafa.limiter.RateSignals.Window;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields {@code RateLimit-Policy: "burst";q=100;w=60} and {@code RateLimit: "burst";r=50;t=30} of the IETF draft
 * (draft-ietf-httpapi-ratelimit-headers), as quotas of requests.
 *
 * <p>Of several limits the one with the fewest requests left counts; of several policies the slowest of those whose
 * window is at most a minute. Policies that count something else ({@code qu="content-bytes"}) are passed over.
 */
final class RateLimitFields {
    private static final int LONGEST_FIELD = 1_000;
    private static final long LONGEST_WINDOW = 60;

    private RateLimitFields() {}

    /** Reads both fields; {@link Window#NONE} if they say nothing. */
    static Window requests(MultiMap headers) {
        var limit = items(headers, "ratelimit").stream()
                .filter(item -> parameter(item, "r").isPresent())
                .min(Comparator.comparingLong(item -> parameter(item, "r").getAsLong()));
        var perMinute = items(headers, "ratelimit-policy").stream()
                .filter(item -> !item.contains("qu=") || item.contains("qu=\"requests\""))
                .mapToLong(RateLimitFields::perMinute)
                .filter(quota -> quota >= 0)
                .min();
        return new Window(
                perMinute,
                limit.map(item -> parameter(item, "r")).orElse(OptionalLong.empty()),
                limit.flatMap(RateLimitFields::reset));
    }

    private static Optional<Duration> reset(String item) {
        return parameter(item, "t").stream()
                .mapToObj(seconds -> StatedDurations.atMost(Duration.ofSeconds(seconds), ResetTime.LONGEST))
                .findFirst();
    }

    /** The quota, brought to a minute; -1 if there is none of that kind. */
    private static long perMinute(String item) {
        var quota = parameter(item, "q").orElse(-1);
        var window = parameter(item, "w").orElse(0);
        return quota < 0 || window < 1 || window > LONGEST_WINDOW ? -1 : quota * 60 / window;
    }

    private static List<String> items(MultiMap headers, String name) {
        var field = RateHeaders.joined(headers, name);
        return field.length() > LONGEST_FIELD ? List.of() : List.of(field.split(","));
    }

    private static OptionalLong parameter(String item, String name) {
        return Arrays.stream(item.split(";"))
                .map(String::strip)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> RateHeaders.number(part.substring(name.length() + 1)))
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
