package io.lifafa.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the configuration writes them: a number, decimals allowed, and a unit; {@code 200ms}, {@code 1.5s}. */
final class Durations {
    static final String ALLOWED = "a number with a unit: ms, s, m, h or d, such as 200ms or 30s";

    // At most nine digits before the point: the longest that can be written stays below a Duration's end.
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /** @throws IllegalArgumentException if {@code text} is not a duration; the message says what is allowed */
    static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a duration; allowed: " + ALLOWED);
        }
        Duration unit = UNITS.get(matcher.group(2));
        BigDecimal nanos = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit.toSeconds(), 0).add(BigDecimal.valueOf(unit.toNanosPart(), 9)));
        return Duration.ofSeconds(
                nanos.longValue(),
                nanos.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    /** In the largest unit that gives a whole number. */
    static String format(Duration duration) {
        long millis = duration.toMillis();
        if (!duration.equals(Duration.ofMillis(millis))) {
            return BigDecimal.valueOf(duration.toNanos(), 6)
                            .stripTrailingZeros()
                            .toPlainString() + "ms";
        }
        if (millis == 0 || millis % 1000 != 0) {
            return millis == 0 ? "0s" : millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
