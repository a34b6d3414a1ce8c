package io.lifafa.http;

import io.lifafa.config.HttpLimits;
import java.time.Duration;

/**
 * Whether a body comes in fast enough. Only time in which it is read counts: a sender that waits because we do is not slow.
 * Thread rule: one thread.
 */
final class BodyClock {
    /** How long what came in faster may make up for what comes in slower: who was fast once must not be slow for ever. */
    private static final Duration CREDIT = Duration.ofSeconds(30);

    private final double rate;
    private final double grace;
    private double reading;
    private double bytes;

    BodyClock(HttpLimits limits) {
        this.rate = limits.minBodyRate();
        this.grace = seconds(limits.bodyGrace());
    }

    void came(int count) {
        bytes += count;
    }

    /**
     * Time went by in which the body was read.
     *
     * @return whether it comes in too slowly
     */
    boolean read(Duration time) {
        reading += seconds(time);
        bytes = Math.min(bytes, rate * (reading + seconds(CREDIT)));
        return reading > grace && bytes < rate * reading;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
