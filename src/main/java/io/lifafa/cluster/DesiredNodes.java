package io.lifafa.cluster;

import java.util.List;

/**
 * How many nodes with workers there should be, for an autoscaler: so many that their slots are used to seven tenths, or that
 * the backlog is gone within a minute. Never more than twice as many as there are, so that what a step does is seen before
 * the next; no more than there are while the extraction API is what work waits for, or while nothing is getting done (an
 * outage, which more nodes would not end).
 *
 * <p>Thread rule: one thread at a time.
 */
final class DesiredNodes {
    private static final double USE = 0.7;
    private static final double DRAIN_SECONDS = 60;

    /** Weight of the last observation in the smoothed rate. */
    private static final double GAIN = 0.2;

    private double closedPerSecond;
    private long closed = -1;
    private long at;

    /**
     * Takes an observation.
     *
     * @param nodes those with workers
     * @param backlog open chunks
     * @return the number, 1 at least
     */
    int of(List<NodeLoad> nodes, long backlog, long now) {
        observe(nodes, now);
        int there = nodes.size();
        double use = used(nodes);
        double byUse = there * use / USE;
        double byBacklog = closedPerSecond > 0 ? there * backlog / (closedPerSecond * DRAIN_SECONDS) : 0;
        int wanted = (int) Math.ceil(Math.max(byUse, byBacklog) - 1e-9);
        boolean moreWouldHelp = closedPerSecond > 0 && nodes.stream().noneMatch(NodeLoad::upstreamBound);
        int most = moreWouldHelp ? 2 * there : there;
        return Math.max(1, Math.min(most, wanted));
    }

    private static double used(List<NodeLoad> nodes) {
        int slots = nodes.stream().mapToInt(NodeLoad::slots).sum();
        return slots == 0 ? 0 : nodes.stream().mapToDouble(NodeLoad::busy).sum() / slots;
    }

    /** A node that went takes its count along: that is no work undone. */
    private void observe(List<NodeLoad> nodes, long now) {
        long sum = nodes.stream().mapToLong(NodeLoad::closed).sum();
        if (closed >= 0 && now > at) {
            double rate = Math.max(0, sum - closed) * 1e9 / (now - at);
            closedPerSecond += GAIN * (rate - closedPerSecond);
        }
        closed = sum;
        at = now;
    }
}
