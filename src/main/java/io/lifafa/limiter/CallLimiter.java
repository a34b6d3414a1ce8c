package io.lifafa.limiter;

import java.time.Duration;

/**
 * Decides when the next call of one endpoint may go, how many SMS it carries and how long it may take, from what it
 * observes of the calls before.
 *
 * <p>Time is a nano source's ({@link System#nanoTime()} or a virtual one) and is handed in. Thread rule: one thread at a
 * time, the event loop that sends the calls.
 */
public interface CallLimiter {
    /**
     * Asks to send a call now. A {@link Decision.Go} counts as sent from this moment; its permit must be given back
     * exactly once.
     *
     * @param waiting how many SMS wait to be sent, at least 1
     */
    Decision next(int waiting, long now);

    /** Gives a permit back. */
    void ended(Permit permit, CallEnd end, long now);

    /** How long a call with so many SMS may take, by what is known now. A call that takes longer is to be cut off. */
    Duration timeout(int items);

    /** What is allowed now, and why. */
    LimiterState state(long now);

    /**
     * Forgets everything learned, as after a start, and what the server said: a wait it asked for is over, whatever its
     * length. Calls under way stay counted, quotas stated by the owner stay kept.
     */
    void reset(long now);
}
