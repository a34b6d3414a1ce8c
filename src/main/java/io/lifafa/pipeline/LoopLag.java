package io.lifafa.pipeline;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * How late an event loop is, by a timer that should fire each half second. A loop that is blocked right now is as late as it
 * has been silent. Thread rule: made on the loop it measures; {@link #millis} any.
 */
final class LoopLag {
    private static final long INTERVAL_MILLIS = 500;

    private final Vertx vertx;
    private final long timer;
    private volatile long due;
    private volatile long last;

    LoopLag(Vertx vertx) {
        this.vertx = vertx;
        this.due = dueAfter(System.nanoTime());
        this.timer = vertx.setPeriodic(INTERVAL_MILLIS, tick -> fired());
    }

    private void fired() {
        long now = System.nanoTime();
        last = late(now);
        due = dueAfter(now);
    }

    private static long dueAfter(long now) {
        return now + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
    }

    private long late(long now) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(now - due));
    }

    long millis() {
        return Math.max(last, late(System.nanoTime()));
    }

    void stop() {
        vertx.cancelTimer(timer);
    }
}
