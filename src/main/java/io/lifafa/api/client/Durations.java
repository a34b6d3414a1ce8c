package io.lifafa.api.client;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as headers give them. */
final class Durations {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30}");
    private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    /** So many units; empty if it is no number or negative. */
    static Optional<Duration> decimal(String text, Duration unit) {
        var digits = text.strip();
        if (!DECIMAL.matcher(digits).matches()) {
            return Optional.empty();
        }
        var nanos = new BigDecimal(digits).multiply(BigDecimal.valueOf(unit.toNanos()));
        return Optional.of(Duration.ofNanos(nanos.min(LONGEST_NANOS).longValue()));
    }

    /** From one moment to the next; zero if that is past. */
    static Duration between(Instant now, Instant then) {
        return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    }

    static Duration atMost(Duration duration, Duration longest) {
        return duration.compareTo(longest) > 0 ? longest : duration;
    }
}
