package io.lifafa.limiter.quota;

import io.lifafa.limiter.Nanos;

/**
 * A stated number of calls per minute, never exceeded in any minute, whatever becomes of the calls: each counts from the
 * moment it may go.
 *
 * <p>The generic cell rate algorithm (ITU-T I.371): calls are spaced by a minute divided by the quota; one that went late,
 * because a timer fired late, lets the next go early by at most 25 ms. The spacing is a little wider than a minute divided
 * by the quota, by as much as that lateness could add.
 *
 * <p>Of a quota that nodes share, a node has a whole number of calls per minute, so that their sum is never more. When its
 * share changes it leaves out one call: what nodes send while shares change hands then adds up to no more than the quota
 * either. Thread rule: that of the package.
 */
final class RequestQuota {
    /** A timer's lateness on a machine that is busy. */
    private static final long TOLERANCE = Nanos.ofMillis(25);

    /** Sums of shares are off by less. */
    private static final double ROUNDING = 1e-6;

    private final long perMinute;
    private long granted;
    private double gap;
    private double due = Double.NEGATIVE_INFINITY;

    /** Calls to leave out before the next, while nothing is granted. */
    private double owed;

    private boolean sentSinceChange = true;

    RequestQuota(long perMinute) {
        this.perMinute = Math.max(1, perMinute);
        grant(this.perMinute);
    }

    private void grant(long calls) {
        granted = calls;
        gap = Math.ceil((Nanos.PER_MINUTE + TOLERANCE) / Math.max(1, calls));
    }

    /** From now on this node has so much of the quota, 0 to 1. */
    void share(double share, long now) {
        long calls = (long) Math.floor(perMinute * share + ROUNDING);
        if (calls == granted) {
            return;
        }
        double left = granted == 0 ? owed : Math.max(0, due - now) / gap;
        owed = sentSinceChange ? left + 1 : left;
        sentSinceChange = false;
        grant(calls);
        due = now + owed * gap;
    }

    /** Of this node, by its share. */
    double perSecond() {
        return granted == 0 ? 0 : Nanos.PER_SECOND / gap;
    }

    /** What a call takes of all that the quota allows, in nanoseconds. */
    double cost() {
        return Nanos.PER_MINUTE / perMinute;
    }

    long earliest() {
        if (granted == 0) {
            return Nanos.NEVER;
        }
        return due == Double.NEGATIVE_INFINITY ? Long.MIN_VALUE : (long) Math.ceil(due - TOLERANCE);
    }

    void sent(long now) {
        due = Math.max(due, now) + gap;
        sentSinceChange = true;
    }
}
