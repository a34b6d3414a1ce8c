package io.lifafa.limiter;

/**
 * The most calls under way, where a server answers 429 to more of them at a time.
 *
 * <p>A 429 that comes without any word on when or how fast may be about number or about rate. The first is taken to be about
 * number if the rejected call met more calls under way than any accepted one since the last 429, and the ceiling is put below
 * it. Is a call rejected below the ceiling, it was the rate, and the ceiling goes; {@link Pace} takes over. A ceiling that
 * binds is lifted by one call after 12 s, and on, until a 429 tells. Thread rule: that of the package.
 */
final class ThrottleCeiling {
    private static final long PROBE_EVERY = Nanos.ofMillis(12_000);
    private static final long STEP = Nanos.ofMillis(1_000);
    private static final int NONE = Integer.MAX_VALUE;

    /** With so few under way, the pace does as well. */
    private static final int FEW = 3;

    private int ceiling = NONE;
    private int accepted;
    private boolean lifted;
    private long liftAt;

    int get() {
        return ceiling;
    }

    /** A call was accepted while so many were under way. */
    void accepted(int inFlight) {
        accepted = Math.max(accepted, inFlight);
    }

    /** Told when nothing but the ceiling keeps a call back. */
    boolean binds(long now) {
        if (now < liftAt) {
            return false;
        }
        ceiling++;
        lifted = true;
        liftAt = now + STEP;
        return true;
    }

    /**
     * A call was rejected.
     *
     * @param inFlight calls under way when it was sent, itself included
     * @param rate whether it is known to be about rate
     * @return whether it is taken to be about number
     */
    boolean throttled(int inFlight, boolean rate, long now) {
        boolean number = !rate && inFlight > FEW && (inFlight > accepted || lifted);
        ceiling = number ? Math.min(ceiling, inFlight - 1) : NONE;
        accepted = 0;
        lifted = false;
        liftAt = now + PROBE_EVERY;
        return number;
    }
}
