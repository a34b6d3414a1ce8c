package io.lifafa.limiter;

/**
 * A stated number of calls per minute, never exceeded in any minute, whatever becomes of the calls: each counts from the
 * moment it may go.
 *
 * <p>The generic cell rate algorithm (ITU-T I.371): calls are spaced by a minute divided by the quota; one that went late,
 * because a timer fired late, lets the next go early by at most 5 ms. The spacing is a little wider than a minute divided
 * by the quota, by as much as that lateness could add. Thread rule: that of the package.
 */
final class RequestQuota {
    private static final long TOLERANCE = Nanos.ofMillis(5);

    private final double gap;
    private double due = Double.NEGATIVE_INFINITY;

    RequestQuota(long perMinute) {
        this.gap = Math.ceil((Nanos.PER_MINUTE + TOLERANCE) / Math.max(1, perMinute));
    }

    double perSecond() {
        return Nanos.PER_SECOND / gap;
    }

    long earliest() {
        return due == Double.NEGATIVE_INFINITY ? Long.MIN_VALUE : (long) Math.ceil(due - TOLERANCE);
    }

    void sent(long now) {
        due = Math.max(due, now) + gap;
    }
}
