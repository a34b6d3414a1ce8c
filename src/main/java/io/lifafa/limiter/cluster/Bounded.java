package io.lifafa.limiter.cluster;

/** Numbers of a document that others write: nothing in it makes anybody wait for ever or send without end. Thread rule: any. */
final class Bounded {
    private Bounded() {}

    static long of(long value, long most) {
        return Math.max(0, Math.min(most, value));
    }

    /** What is no number is nothing. */
    static double of(double value, double most) {
        return Double.isNaN(value) ? 0 : Math.max(0, Math.min(most, value));
    }
}
