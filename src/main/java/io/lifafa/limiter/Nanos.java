package io.lifafa.limiter;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Conversions of time. Thread rule: any. */
public final class Nanos {
    public static final double PER_SECOND = 1e9;
    public static final double PER_MINUTE = 60e9;

    /** Later than any moment that is waited for, and far from overflow. */
    public static final long NEVER = Long.MAX_VALUE / 4;

    /** Longer than this nobody waits; keeps sums of moments far from overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private Nanos() {}

    public static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
    }

    public static long ofMillis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
