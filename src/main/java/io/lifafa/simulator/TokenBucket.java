package io.lifafa.simulator;

/**
 * A token bucket: so many per second, and after a pause up to {@code capacity} at once.
 *
 * <p>Who takes more than ever fits is served from a full bucket, which then owes the rest: refused for good would be worse.
 * Thread rule: one thread. Times are nanoseconds of one clock that never goes back.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private double perSecond;
    private double capacity;
    private double tokens;
    private long filled;

    /** A full one. {@code perSecond} 0: without a limit. */
    TokenBucket(double perSecond, double capacity, long now) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filled = now;
    }

    /** From now on. What is in it stays, as far as it still fits; one that had no limit is full. */
    void change(double newPerSecond, double newCapacity, long now) {
        fill(now);
        tokens = perSecond == 0 ? newCapacity : Math.min(newCapacity, tokens);
        perSecond = newPerSecond;
        capacity = newCapacity;
    }

    boolean hasLimit() {
        return perSecond > 0;
    }

    /** Nanoseconds until {@code cost} can be taken; 0: now. */
    long waitNanos(double cost, long now) {
        if (!hasLimit()) {
            return 0;
        }
        fill(now);
        return untilHolding(Math.min(cost, capacity));
    }

    /** Takes {@code cost}, whether it is there or not. */
    void take(double cost, long now) {
        if (hasLimit()) {
            fill(now);
            tokens -= cost;
        }
    }

    /** Whole tokens in it. */
    long remaining(long now) {
        fill(now);
        return (long) Math.max(0, tokens);
    }

    /** Nanoseconds until it is full. */
    long untilFull(long now) {
        fill(now);
        return untilHolding(capacity);
    }

    private long untilHolding(double wanted) {
        return tokens >= wanted ? 0 : Math.max(1, (long) Math.ceil((wanted - tokens) / perSecond * NANOS));
    }

    private void fill(long now) {
        tokens = Math.min(capacity, tokens + (now - filled) / NANOS * perSecond);
        filled = now;
    }
}
