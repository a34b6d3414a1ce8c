package io.lifafa.limiter.pace;

import io.lifafa.limiter.Nanos;

/**
 * How much of the cluster's quota a node could use: what it used lately and a little more, or all if full calls had to wait
 * for it most of the time. Looked at about once a second: the last three looks count.
 *
 * <p>Thread rule: that of the package.
 */
public final class Demand {
    /** A little less than the second between two reports, so that each report has a new look. */
    private static final long LOOK = Nanos.ofMillis(800);

    private static final double MOST_OF_THE_TIME = 0.5;

    /** Room for demand that grows. */
    private static final double MARGIN = 1.1;

    /** In steps, so that shares do not change with every look. */
    private static final double STEP = 0.02;

    private final double[] looks = new double[3];
    private final boolean[] full = new boolean[3];
    private int next;
    private long since;
    private double used;
    private double waited;
    private long waitsSince = -1;
    private long sent;

    /** A full call waits for nothing but its turn. */
    public void waits(long now) {
        waitsSince = waitsSince < 0 ? now : waitsSince;
    }

    /** @param cost what it took of all that the cluster may send, nanoseconds; 0 if that is not limited */
    public void sent(double cost, long now) {
        stopWaiting(now);
        sent++;
        used += cost > 0 ? cost : LOOK;
    }

    /** It was not accepted. */
    public void rejected() {
        sent--;
    }

    private void stopWaiting(long now) {
        waited += waitsSince < 0 ? 0 : now - waitsSince;
        waitsSince = -1;
    }

    /** Calls sent and not rejected. */
    public long accepted() {
        return sent;
    }

    /** 0 to 1. */
    public double get(long now) {
        if (now - since >= LOOK) {
            boolean waits = waitsSince >= 0;
            stopWaiting(now);
            double span = now - since;
            full[next] = waited > MOST_OF_THE_TIME * span;
            looks[next] = used / span;
            next = (next + 1) % looks.length;
            since = now;
            used = 0;
            waited = 0;
            waitsSince = waits ? now : -1;
        }
        // Not one alone: a call that is left out when the share changes makes the next wait too.
        if (full[0] ? full[1] || full[2] : full[1] && full[2]) {
            return 1;
        }
        double could = MARGIN * (looks[0] + looks[1] + looks[2]) / looks.length;
        return Math.min(1, Math.ceil(could / STEP) * STEP);
    }
}
