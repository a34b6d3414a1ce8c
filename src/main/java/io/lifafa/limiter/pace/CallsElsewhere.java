package io.lifafa.limiter.pace;

import io.lifafa.limiter.Nanos;

/**
 * How many calls other nodes have sent to the same server. They tell about once a second; in between it is taken that they
 * go on as they did. Thread rule: that of the package.
 */
final class CallsElsewhere {
    /** About the last three reports count. */
    private static final double GAIN = 0.4;

    /** After three reports that did not come, nothing is taken to go on. */
    private static final long LONGEST = Nanos.ofMillis(3_000);

    /** Reports closer than this would make a rate of chance. */
    private static final long LEAST = Nanos.ofMillis(200);

    private double counted;
    private double told;
    private double perNano;
    private long at;
    private boolean known;

    /** @param total of all that are there; less than before if one has left */
    void news(double total, long now) {
        double more = Math.max(0, total - told);
        if (known && now - at < LEAST && more == 0) {
            return;
        }
        if (known) {
            double seen = more / Math.max(LEAST, now - at);
            perNano += GAIN * (seen - perNano);
            counted += more;
        }
        told = total;
        at = now;
        known = true;
    }

    double count(long now) {
        return counted + perNano * Math.min(now - at, LONGEST);
    }

    double perSecond() {
        return perNano * Nanos.PER_SECOND;
    }
}
