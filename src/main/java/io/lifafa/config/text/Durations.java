package io.lifafa.config.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the configuration writes them: a number, decimals allowed, and a unit; {@code 200ms}, {@code 1.5s}. */
public final class Durations {
    private static final String ALLOWED = "a number with a unit: ms, s, m, h or d, such as 200ms or 30s";

    // At most nine digits before the point: the longest that can be written stays below a Duration's end.
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h|d)");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "ms", BigDecimal.valueOf(1, 3),
            "s", BigDecimal.ONE,
            "m", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3600),
            "d", BigDecimal.valueOf(86_400));

    private Durations() {}

    /** @throws IllegalArgumentException if {@code text} is not a duration; the message says what is allowed */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a duration; allowed: " + ALLOWED);
        }
        BigDecimal seconds = new BigDecimal(matcher.group(1))
                .multiply(UNITS.get(matcher.group(2)))
                .setScale(9, RoundingMode.DOWN);
        int nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).intValueExact();
        return Duration.ofSeconds(seconds.longValue(), nanos);
    }

    /** In the largest unit that gives a whole number. */
    public static String format(Duration duration) {
        if (duration.getNano() != 0) {
            return seconds(duration).movePointRight(3).stripTrailingZeros().toPlainString() + "ms";
        }
        long seconds = duration.getSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3600 + "h";
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
