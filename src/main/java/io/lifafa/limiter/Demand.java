package io.lifafa.limiter;

/**
 * How much of the cluster's quota a node could use: what it used lately and a little more, or all if full calls had to wait
 * for it most of the time. Looked at about once a second; the largest of the last three looks counts.
 *
 * <p>Thread rule: that of the package.
 */
final class Demand {
    private static final long LOOK = Nanos.ofMillis(800);
    private static final double MOST_OF_THE_TIME = 0.5;
    private static final double MARGIN = 1.1;

    /** In steps, so that shares do not change with every look. */
    private static final double STEP = 0.05;

    private final double[] looks = new double[3];
    private int next;
    private long since;
    private double used;
    private double waited;
    private long waitsSince = -1;
    private long sent;

    /** A full call waits for nothing but its turn. */
    void waits(long now) {
        waitsSince = waitsSince < 0 ? now : waitsSince;
    }

    /** @param cost what it took of all that the cluster may send, nanoseconds; 0 if that is not limited */
    void sent(double cost, long now) {
        stopWaiting(now);
        sent++;
        used += cost > 0 ? cost : LOOK;
    }

    /** It was not accepted. */
    void rejected() {
        sent--;
    }

    private void stopWaiting(long now) {
        waited += waitsSince < 0 ? 0 : now - waitsSince;
        waitsSince = -1;
    }

    /** Calls sent and not rejected. */
    long accepted() {
        return sent;
    }

    /** 0 to 1. */
    double get(long now) {
        if (now - since >= LOOK) {
            boolean waits = waitsSince >= 0;
            stopWaiting(now);
            double span = now - since;
            double could = waited > MOST_OF_THE_TIME * span ? 1 : Math.min(1, MARGIN * used / span);
            looks[next++ % looks.length] = Math.ceil(could / STEP) * STEP;
            since = now;
            used = 0;
            waited = 0;
            waitsSince = waits ? now : -1;
        }
        return Math.min(1, Math.max(looks[0], Math.max(looks[1], looks[2])));
    }
}
