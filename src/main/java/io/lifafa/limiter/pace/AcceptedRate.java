package io.lifafa.limiter.pace;

import io.lifafa.limiter.Nanos;

/**
 * How fast a server accepted calls, by counting.
 *
 * <p>Between two 429s of a token bucket, which was empty both times, it accepted just its rate times the time between.
 * At the first 429 the last few calls are looked at, of which a share was the bucket's savings. Thread rule: that of the package.
 */
final class AcceptedRate {
    /** What is left of a rate that was too high, as in AWS SDKs' adaptive retry. */
    static final double DECREASE = 0.7;

    /** Calls whose moments are remembered: at the first 429 most of a longer past would be the bucket's savings. */
    private static final int KEPT = 32;

    /** Fewer moments make no rate: with two, one distance would be the whole of it. */
    private static final int FEWEST = 3;

    /** A count over less time, or of fewer calls, is off by a quarter and more. */
    private static final long COUNTABLE = Nanos.ofMillis(1_000);

    private static final int COUNTABLE_CALLS = 4;

    /** While no calls are sent the bucket fills and the count is void: after so long, or this part of the time counted. */
    private static final long IDLE = Nanos.ofMillis(2_000);

    private static final int IDLE_PART = 4;

    private final CallsElsewhere elsewhere;
    private double elsewhereAtMark;
    private final long[] moments = new long[KEPT];
    private long sent;
    private long sinceMark;
    private long mark;
    private long busyUntil;

    /** @param elsewhere what other nodes sent to the same server meanwhile */
    AcceptedRate(CallsElsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    void sent(long now) {
        if (now - busyUntil > Math.max(IDLE, (now - mark) / IDLE_PART)) {
            emptied(now);
        }
        moments[(int) (sent++ % KEPT)] = now;
        sinceMark++;
        busyUntil = Math.max(busyUntil, now);
    }

    /** A call that was sent was not accepted. */
    void rejected() {
        sinceMark = Math.max(0, sinceMark - 1);
    }

    /** The wait until that moment is the server's, not an idle time of ours. */
    void blockedUntil(long moment) {
        busyUntil = Math.max(busyUntil, moment);
    }

    /** The server's bucket is empty at this moment: counts from here. */
    void emptied(long now) {
        mark = now;
        sinceMark = 0;
        elsewhereAtMark = elsewhere.count(now);
    }

    /** Calls per second since the bucket was last empty; 0 if that is too short ago. */
    double betweenEmpty(long now) {
        double calls = sinceMark + elsewhere.count(now) - elsewhereAtMark;
        boolean countable = now - mark >= COUNTABLE && calls >= COUNTABLE_CALLS;
        return countable ? calls * Nanos.PER_SECOND / (now - mark) : 0;
    }

    /** Calls per second at the first rejection, when nothing is known; at least one. */
    double first(long now) {
        return Math.max(1, DECREASE * (recentSent(now) + elsewhere.perSecond()));
    }

    private double recentSent(long now) {
        int n = (int) Math.min(sent, KEPT);
        long span = n < FEWEST ? 0 : now - moments[(int) ((sent - n) % KEPT)];
        return span <= 0 ? 0 : (n - 1) * Nanos.PER_SECOND / span;
    }
}
