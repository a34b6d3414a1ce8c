package io.lifafa.limiter;

import java.time.Duration;

/**
 * A {@link CallLimiter} that has a share of limits which nodes keep together. Durations are told and heard, never moments:
 * clocks of nodes are not compared.
 *
 * <p>Thread rule: that of {@link CallLimiter}.
 */
public interface SharedLimiter extends CallLimiter {
    /**
     * What this node has to say.
     *
     * @param share what it uses now of the quotas; 0 if nothing was granted or that has run out
     * @param wants what it could use, 0 to 1
     * @param accepted calls sent so far and not rejected
     * @param blockedFor how long nothing may be sent because the server said so
     * @param refusals how often the server made that wait longer here
     * @param pace what is known of the pace
     * @param resets how often {@link CallLimiter#reset} was called
     */
    record Local(
            double share,
            double wants,
            long accepted,
            Duration blockedFor,
            long refusals,
            PaceState pace,
            long resets) {}

    /**
     * What this node is granted.
     *
     * @param share of the quotas and of the learned pace, 0 to 1
     * @param before the sum of the shares of those before it in the order of names
     * @param nodes how many share
     * @param prober whether it may probe for a faster pace
     * @param until the moment of the nano source when all of this runs out and nothing more is sent
     * @param elsewhere calls that the others have sent so far
     */
    record Grant(double share, double before, int nodes, boolean prober, long until, double elsewhere) {}

    /** What this node has to say. */
    Local local(long now);

    /** Replaces what was granted before. Less holds at once. */
    void grant(Grant grant, long now);

    /** Another node was told to wait for so long. */
    void blocked(Duration wait, long now);

    /** Another node found out another pace. */
    void adopt(PaceState pace, long now);
}
