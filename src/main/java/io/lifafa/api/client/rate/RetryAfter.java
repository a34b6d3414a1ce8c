package io.lifafa.api.client.rate;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3), and {@code retry-after-ms} (Azure, OpenAI), which
 * goes before it, being the finer one.
 *
 * <p>Decimals are taken, as some servers send them. Numbers that would be more than three years are moments, seconds or
 * milliseconds since 1970. A moment in the past is zero. More than a day is a day, of which the limiter keeps an hour and says
 * so. What is negative or no number is ignored.
 */
final class RetryAfter {
    static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Reads it; {@code now} is what dates are measured against. */
    static Optional<Duration> read(MultiMap headers, Instant now) {
        return Stream.of(
                        value(headers, "retry-after-ms", text -> number(text, Duration.ofMillis(1), now)),
                        value(headers, "retry-after", text -> number(text, Duration.ofSeconds(1), now)),
                        value(headers, "retry-after", text -> HttpDate.parse(text)
                                .map(date -> StatedDurations.between(now, date))))
                .flatMap(Optional::stream)
                .findFirst()
                .map(delay -> StatedDurations.atMost(delay, LONGEST));
    }

    private static Optional<Duration> number(String text, Duration unit, Instant now) {
        return StatedDurations.decimal(text, unit).map(number -> ResetTime.number(number, now));
    }

    private static Optional<Duration> value(
            MultiMap headers, String name, Function<String, Optional<Duration>> reader) {
        return Optional.ofNullable(headers.get(name)).flatMap(reader);
    }
}
