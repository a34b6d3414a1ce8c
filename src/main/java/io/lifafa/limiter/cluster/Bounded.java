package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;

/** Numbers of a document that others write: nothing in it makes anybody wait for ever or send without end. Thread rule: any. */
final class Bounded {
    /** Calls per second; more is as good as none at all. */
    private static final double FASTEST = 1e6;

    private Bounded() {}

    static long of(long value, long most) {
        return Math.max(0, Math.min(most, value));
    }

    /** What is no number is nothing. */
    static double of(double value, double most) {
        return Double.isNaN(value) ? 0 : Math.max(0, Math.min(most, value));
    }

    static PaceState of(PaceState pace) {
        return new PaceState(
                of(pace.perSecond(), FASTEST),
                of(pace.base(), FASTEST),
                pace.disproved() < 0 ? -1 : of(pace.disproved(), FASTEST));
    }
}
