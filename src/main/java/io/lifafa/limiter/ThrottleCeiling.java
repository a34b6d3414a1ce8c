package io.lifafa.limiter;

/**
 * The most calls under way, where a server answers 429 to more of them at a time.
 *
 * <p>A 429 that comes without any statement of a rate may be about rate or about number. The ceiling is then put at what was
 * accepted. Where it was the rate, that does not bind: at a pace kept below the rate fewer are under way. Each probe of the
 * pace lifts it, so it is not for ever. Thread rule: that of the package.
 */
final class ThrottleCeiling {
    private static final int LIFT = 1;

    private int ceiling = Integer.MAX_VALUE;

    int get() {
        return ceiling;
    }

    /** @param inFlight calls under way when the rejected one was sent, itself included */
    void throttled(int inFlight, boolean rateStated) {
        ceiling = rateStated ? Integer.MAX_VALUE : Math.max(1, inFlight - 1);
    }

    /** A probe goes on. */
    void lift() {
        if (ceiling != Integer.MAX_VALUE) {
            ceiling += Math.max(LIFT, ceiling / 8);
        }
    }
}
