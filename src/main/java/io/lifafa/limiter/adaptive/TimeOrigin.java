package io.lifafa.limiter.adaptive;

/**
 * Turns moments of a nano source, which may be negative and wrap around, into nanoseconds since the first one seen.
 *
 * <p>Thread rule: that of the package.
 */
final class TimeOrigin {
    private long origin;
    private boolean known;

    long since(long nanoTime) {
        if (!known) {
            known = true;
            origin = nanoTime;
        }
        return nanoTime - origin;
    }

    long nanoTime(long since) {
        return origin + since;
    }
}
