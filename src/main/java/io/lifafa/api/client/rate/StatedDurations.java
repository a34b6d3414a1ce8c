package io.lifafa.api.client.rate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as headers give them. */
final class StatedDurations {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30}");
    /** More than any moment since 1970 in milliseconds, and far from an overflow. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000_000_000L);

    private StatedDurations() {}

    /** So many units; empty if it is no number or negative. */
    static Optional<Duration> decimal(String text, Duration unit) {
        var digits = text.strip();
        if (!DECIMAL.matcher(digits).matches()) {
            return Optional.empty();
        }
        var seconds = new BigDecimal(digits)
                .multiply(BigDecimal.valueOf(unit.toNanos(), 9))
                .min(MOST_SECONDS);
        var whole = seconds.longValue();
        var rest = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9);
        return Optional.of(Duration.ofSeconds(whole, rest.longValue()));
    }

    /** From one moment to the next; zero if that is past. */
    static Duration between(Instant now, Instant then) {
        return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    }

    static Duration atMost(Duration duration, Duration longest) {
        return duration.compareTo(longest) > 0 ? longest : duration;
    }
}
