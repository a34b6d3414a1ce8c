package io.lifafa.tenants.quota;

/**
 * A token bucket: holds what may be used in one second, at least one request, and fills evenly. Thread rule: any; each call takes a
 * lock.
 */
final class RequestBucket {
    private static final double SECOND = 1e9;

    private double tokens;
    private double perSecond;
    private long last;

    /**
     * Takes one request's token.
     *
     * @param rate requests per second of this node, more than 0; may change at any time
     * @return 0 if there was one, else the nanoseconds until there will be
     */
    synchronized long take(double rate, long nanos) {
        fill(rate, nanos);
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / rate * SECOND);
    }

    /** Whole requests that may come now. */
    synchronized long left(double rate, long nanos) {
        fill(rate, nanos);
        return (long) tokens;
    }

    private void fill(double rate, long nanos) {
        double most = Math.max(1, rate);
        if (perSecond == 0) {
            tokens = most;
        } else {
            tokens = Math.min(most, tokens + Math.max(0, nanos - last) / SECOND * perSecond);
        }
        perSecond = rate;
        last = nanos;
    }
}
