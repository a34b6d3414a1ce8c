package io.lifafa.limiter.quota;

import io.lifafa.limiter.Nanos;

/**
 * A stated number of tokens per minute. A call's cost is estimated before it goes, from what finished calls used per SMS,
 * and corrected when it has ended.
 *
 * <p>A leaky bucket without a burst: a call may go when the cost of those before it has drained. What drains in a minute is
 * a whole number of calls, so that equal calls never exceed the quota in any minute.
 * A node's share of it is a smaller quota; when it changes, a call is left out, as in {@link RequestQuota}. Thread rule: that
 * of the package.
 */
public final class TokenQuota {
    /** Tokens of one SMS, request and reply, until a call has told. */
    public static final double FIRST_GUESS = 500;

    /** About the last ten calls count. */
    private static final double GAIN = 0.1;

    private final boolean byServer;
    private double perMinute;
    private double share = 1;

    /** Tokens still to drain, while the share is nothing. */
    private double owed;

    private double lastCost;
    private boolean sentSinceChange = true;
    private double perItem = FIRST_GUESS;
    private boolean told;
    private double due = Double.NEGATIVE_INFINITY;

    /**
     * @param perMinute 0 if none is stated
     * @param byServer whether it is the server that states it: then it never makes anybody wait for longer than an hour
     */
    TokenQuota(long perMinute, boolean byServer) {
        this.perMinute = perMinute;
        this.byServer = byServer;
    }

    /** Takes a quota over that a server stated. */
    void stated(long tokensPerMinute) {
        perMinute = Math.max(1, tokensPerMinute);
    }

    /** From now on this node has so much of the quota, 0 to 1. */
    void share(double part, long now) {
        if (part == share) {
            return;
        }
        double left = share == 0 ? owed : Math.max(0, due - now) * perMinute * share / Nanos.PER_MINUTE;
        owed = left + (sentSinceChange ? lastCost : 0);
        sentSinceChange = false;
        share = part;
        due = share == 0 || owed == 0 ? due : now + Nanos.PER_MINUTE * owed / (perMinute * share);
    }

    /** What so many SMS take of all that the quota allows, in nanoseconds; 0 if none is stated. */
    double cost(int items) {
        return perMinute == 0 ? 0 : Nanos.PER_MINUTE * items * perItem / perMinute;
    }

    long earliest() {
        if (perMinute > 0 && share == 0) {
            return Nanos.NEVER;
        }
        return due == Double.NEGATIVE_INFINITY || perMinute == 0
                ? Long.MIN_VALUE
                : (long) Math.min(Nanos.NEVER, Math.ceil(due));
    }

    void sent(int items, long now) {
        if (perMinute > 0) {
            due = Math.max(due, now) + drain(items * perItem);
            due = byServer ? Math.min(due, now + Nanos.of(Holdoff.LONGEST)) : due;
            lastCost = items * perItem;
            sentSinceChange = true;
        }
    }

    /** @param tokens used; 0 if unknown */
    void ended(int items, long tokens) {
        if (tokens <= 0) {
            return;
        }
        if (perMinute > 0 && share == 0) {
            owed = Math.max(0, owed + tokens - items * perItem);
        } else if (perMinute > 0) {
            due += drain(tokens) - drain(items * perItem);
        }
        double seen = (double) tokens / items;
        perItem = told ? perItem + GAIN * (seen - perItem) : seen;
        told = true;
    }

    /** How long a cost takes to drain, nanoseconds. */
    private double drain(double cost) {
        double granted = perMinute * share;
        if (cost >= granted || cost <= 0) {
            return Nanos.PER_MINUTE * cost / granted;
        }
        return Nanos.PER_MINUTE / Math.floor(granted / cost);
    }
}
