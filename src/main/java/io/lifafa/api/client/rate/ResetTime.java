package io.lifafa.api.client.rate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a quota is back: Go's durations ({@code 20ms}, {@code 1s}, {@code 6m0s}, as OpenAI and Groq send), seconds, seconds
 * or milliseconds since 1970, or an ISO date.
 *
 * <p>A moment in the past is zero; more than a day is a day.
 */
final class ResetTime {
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern GO_PART = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)(ns|us|µs|μs|ms|s|m|h|d)");
    private static final Pattern GO = Pattern.compile("(?:" + GO_PART.pattern() + "){1,6}");
    private static final Map<String, Duration> UNITS = Map.of(
            "ns", Duration.ofNanos(1),
            "us", Duration.ofNanos(1_000),
            "µs", Duration.ofNanos(1_000),
            "μs", Duration.ofNanos(1_000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    /** Larger numbers are moments: as durations they would be more than three years. */
    private static final Duration EPOCH_SECONDS_FROM = Duration.ofSeconds(100_000_000L);

    private static final Duration EPOCH_MILLIS_FROM = Duration.ofSeconds(100_000_000_000L);

    private ResetTime() {}

    /** Reads it; {@code now} is what moments are measured against. Empty if it cannot be understood. */
    static Optional<Duration> parse(String text, Instant now) {
        var stripped = text.strip();
        return go(stripped)
                .or(() ->
                        StatedDurations.decimal(stripped, Duration.ofSeconds(1)).map(number -> number(number, now)))
                .or(() -> iso(stripped).map(date -> StatedDurations.between(now, date)))
                .map(duration -> StatedDurations.atMost(duration, LONGEST));
    }

    /** A number of seconds: a duration, or a moment if it is too large for one. */
    static Duration number(Duration seconds, Instant now) {
        if (seconds.compareTo(EPOCH_SECONDS_FROM) < 0) {
            return seconds;
        }
        if (seconds.compareTo(EPOCH_MILLIS_FROM) < 0) {
            return StatedDurations.between(now, Instant.EPOCH.plus(seconds));
        }
        return StatedDurations.between(now, Instant.EPOCH.plus(seconds.dividedBy(1_000)));
    }

    private static Optional<Duration> go(String text) {
        if (!GO.matcher(text).matches()) {
            return Optional.empty();
        }
        return GO_PART.matcher(text)
                .results()
                .flatMap(part -> StatedDurations.decimal(part.group(1), UNITS.get(part.group(2))).stream())
                .map(part -> StatedDurations.atMost(part, LONGEST))
                .reduce(Duration::plus);
    }

    private static Optional<Instant> iso(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
