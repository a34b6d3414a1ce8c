package io.lifafa.limiter.concurrency;

/**
 * How deep the next drain goes. A shallow one does not empty a queue, so where both levels queue they may look alike for long.
 *
 * <p>States: <em>shallow</em>, down to the lower of two levels that the noise tells apart; <em>deep</em>, down to half: after a
 * climb, when the latency of a drain is far above the usual one, and now and then. It stays deep while even half queues.
 *
 * <p>Thread rule: that of the package.
 */
final class DrainDepth {
    /** To half: a queue as long as what is worked on is gone. */
    private static final double DEEP = 2;

    /** A deep drain costs throughput: one in so many decisions. */
    static final int DEEP_EVERY = 24;

    /** A drain half as slow again as usual may be one that does not empty the queue. */
    private static final double UNUSUAL = Math.log(1.5);

    /** Part of its promise that a higher level loses if the lower queues as well: all but noise. */
    private static final double QUEUED = 0.92;

    private boolean deep;
    private boolean usualKnown;
    private double usual;
    private int decisions;

    boolean isDeep() {
        return deep;
    }

    /** Of the limit to the level of the next drain. */
    double ratio(double spread) {
        return deep ? DEEP : LevelSpacing.ratio(spread);
    }

    /** A climb has ended, which may have left a queue. */
    void climbed() {
        deep = true;
    }

    /**
     * A decision was taken.
     *
     * @param ratio of the higher level of the pair to the lower
     */
    void compared(Comparison pair, double ratio) {
        double latency = pair.low().mean();
        boolean queued = pair.cost() > QUEUED * Math.log(ratio);
        boolean unusual = usualKnown && latency > usual + UNUSUAL;
        if (deep && !queued || !usualKnown) {
            usual = latency;
            usualKnown = true;
        }
        deep = deep ? queued : unusual || ++decisions % DEEP_EVERY == 0;
    }
}
