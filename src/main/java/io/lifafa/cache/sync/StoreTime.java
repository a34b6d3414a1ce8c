package io.lifafa.cache.sync;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The least that the store's clock can say by now: the latest moment of it that was seen, carried on by a clock that is
 * never set. This node's own time of day has no part in it. Epoch milliseconds; 0 as long as nothing was seen.
 *
 * <p>Thread rule: one thread at a time.
 */
final class StoreTime {
    private final LongSupplier nanoTime;
    private long latest;
    private long least;
    private long seenNanos;

    StoreTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Something in the store bears this moment of its clock. */
    void seen(long moment) {
        latest = Math.max(latest, moment);
        if (moment > atLeast()) {
            least = moment;
            seenNanos = nanoTime.getAsLong();
        }
    }

    long latest() {
        return latest;
    }

    long atLeast() {
        return least == 0
                ? 0
                : least + Duration.ofNanos(nanoTime.getAsLong() - seenNanos).toMillis();
    }
}
