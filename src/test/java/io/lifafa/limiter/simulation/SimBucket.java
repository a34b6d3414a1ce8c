package io.lifafa.limiter.simulation;

/** A token bucket of a simulated API, full at first. */
public final class SimBucket {
    public double perSecond;
    final double burst;
    private double level;
    private long filledAt;

    public SimBucket(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.level = burst;
    }

    public boolean take(double cost, long now) {
        fill(now);
        if (level < Math.min(cost, burst)) {
            return false;
        }
        level -= cost;
        return true;
    }

    /** Counts a rejected call against the quota, down to a second's worth of debt. */
    void punish(double cost, long now) {
        fill(now);
        level = Math.max(-perSecond, level - cost);
    }

    /** Seconds until so much is there. */
    double wait(double cost) {
        return Math.max(0, (Math.min(cost, burst) - level) / perSecond);
    }

    double level(long now) {
        fill(now);
        return level;
    }

    private void fill(long now) {
        level = Math.min(burst, level + (now - filledAt) / 1e9 * perSecond);
        filledAt = now;
    }
}
