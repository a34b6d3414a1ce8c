package io.lifafa.limiter;

/**
 * What one of the nodes that share limits has been granted, and what it does with it. A node alone has all, for ever.
 *
 * <p>Thread rule: that of the package.
 */
final class NodePart {
    /** How soon to look whether something has been granted. */
    private static final long LOOK_AGAIN = Nanos.ofMillis(100);

    final Demand demand = new Demand();
    final CallsElsewhere elsewhere = new CallsElsewhere();
    private Pace.Part part;
    private long until;
    private long refusals;

    private NodePart(Pace.Part part, long until) {
        this.part = part;
        this.until = until;
    }

    static NodePart alone() {
        return new NodePart(Pace.Part.ALL, Nanos.NEVER);
    }

    /** Nothing is granted yet. */
    static NodePart waiting() {
        return new NodePart(new Pace.Part(0, 0, false, 1), Long.MIN_VALUE);
    }

    /** @param runsOut when, in time since the limiter's first use */
    void grant(SharedLimiter.Grant grant, long runsOut, long now) {
        part = new Pace.Part(grant.share(), grant.before(), grant.prober(), grant.nodes());
        until = runsOut;
        elsewhere.news(grant.elsewhere(), now);
    }

    /** The server made us wait. */
    void refused() {
        refusals++;
    }

    Pace.Part part() {
        return part;
    }

    /** When a call may go as far as this is concerned. */
    long earliest(long now) {
        return now < until ? Long.MIN_VALUE : now + LOOK_AGAIN;
    }

    double share(long now) {
        return now < until ? part.share() : 0;
    }

    long refusals() {
        return refusals;
    }
}
