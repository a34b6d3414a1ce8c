package io.lifafa.store.database;

import java.time.Duration;
import java.time.Instant;

/**
 * One reading of another machine's clock: at this moment of our monotonic clock it was this time there, give or take the
 * error. The reply tells a moment somewhere within the round trip, so the middle is off by half of it at most (Cristian,
 * "Probabilistic clock synchronization", Distributed Computing 3, 1989).
 *
 * @param nanos moment of the monotonic clock, which has no origin: only differences count
 * @param time what the other clock said
 * @param errorNanos at most so far off
 */
record ClockAnchor(long nanos, Instant time, long errorNanos) {
    /** Two quartz clocks drift apart by less than 500 millionths. */
    private static final long DRIFT_DIVISOR = 2_000;

    /** BSON dates are whole milliseconds. */
    private static final long RESOLUTION_NANOS = 1_000_000;

    static ClockAnchor between(long asked, long answered, Instant time) {
        long half = (answered - asked) / 2;
        return new ClockAnchor(asked + half, time, half);
    }

    /** The other clock's time at this moment of ours. */
    Instant at(long now) {
        return time.plusNanos(now - nanos);
    }

    private long errorAt(long now) {
        return errorNanos + Math.abs(now - nanos) / DRIFT_DIVISOR;
    }

    /**
     * True if this older reading, carried on, tells more than a later one: its error is smaller still, and the later does
     * not contradict it. Where it does, the other clock was set, or another server answers: the later one counts.
     */
    boolean isBetterThan(ClockAnchor later) {
        long error = errorAt(later.nanos);
        long apart = Math.abs(Duration.between(at(later.nanos), later.time).toNanos());
        return error < later.errorNanos && apart <= error + later.errorNanos + RESOLUTION_NANOS;
    }
}
