package io.lifafa.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting, which ends at a deadline and when it is interrupted. Thread rule: any. */
public final class Patience {
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final double NANOS = 1e9;

    private Patience() {}

    /** A condition; while it cannot be looked at, because what it asks is not there, it does not hold. */
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /**
     * Returns as soon as it holds.
     *
     * @throws TimeoutException if it does not within so many seconds
     */
    public static void until(String what, double seconds, Condition condition)
            throws InterruptedException, TimeoutException {
        long began = System.nanoTime();
        IOException last = null;
        while (true) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException e) {
                last = e;
            }
            if (System.nanoTime() - began > seconds * NANOS) {
                var failure = new TimeoutException("%s: not within %.0f s".formatted(what, seconds));
                failure.initCause(last);
                throw failure;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    public static void pause(double seconds) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (Math.max(0, seconds) * NANOS));
    }
}
