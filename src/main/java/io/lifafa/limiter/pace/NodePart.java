package io.lifafa.limiter.pace;

import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.SharedLimiter;

/**
 * What one of the nodes that share limits has been granted, and what it does with it. A node alone has all, for ever.
 *
 * <p>States: <em>waiting</em> for a first grant, <em>granted</em>, <em>run out</em>; nothing is sent but while granted.
 *
 * <p>Thread rule: that of the package.
 */
public final class NodePart {
    /** How soon to look whether something has been granted. */
    private static final long LOOK_AGAIN = Nanos.ofMillis(100);

    public final Demand demand = new Demand();
    public final CallsElsewhere elsewhere = new CallsElsewhere();
    private Pace.Part part;
    private long until;
    private long refusals;

    private NodePart(Pace.Part part, long until) {
        this.part = part;
        this.until = until;
    }

    public static NodePart alone() {
        return new NodePart(Pace.Part.ALL, Nanos.NEVER);
    }

    /** Nothing is granted yet. */
    public static NodePart waiting() {
        return new NodePart(new Pace.Part(0, 0, false, 1), Long.MIN_VALUE);
    }

    /** @param runsOut when, in time since the limiter's first use */
    public void grant(SharedLimiter.Grant grant, long runsOut, long now) {
        part = new Pace.Part(grant.share(), grant.before(), grant.prober(), grant.nodes());
        until = runsOut;
        elsewhere.news(grant.elsewhere(), now);
    }

    /** The server made us wait. */
    public void refused() {
        refusals++;
    }

    public Pace.Part part() {
        return part;
    }

    /** When a call may go as far as this is concerned. */
    public long earliest(long now) {
        return now < until ? Long.MIN_VALUE : now + LOOK_AGAIN;
    }

    public double share(long now) {
        return now < until ? part.share() : 0;
    }

    public long refusals() {
        return refusals;
    }
}
