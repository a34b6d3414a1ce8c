package io.lifafa.api.dispatch;

/**
 * How many failed calls may be repeated soon: one for every ten that were sent (Google SRE Book, "Handling Overload":
 * per-client retry budget of 10 %). Beyond it they wait longer and behind fresh work. Thread rule: one thread.
 */
final class RetryBudget {
    private static final double PER_CALL = 0.1;
    private static final double MOST = 10;

    private double tokens = MOST;

    /** A call was sent. */
    void sent() {
        tokens = Math.min(MOST, tokens + PER_CALL);
    }

    /** Takes a repetition out of the budget, if there is one left. */
    boolean take() {
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
