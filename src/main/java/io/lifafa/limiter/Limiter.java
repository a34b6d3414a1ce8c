package io.lifafa.limiter;

import io.vertx.core.Future;

/** Decides when the next call may go and how many SMS it carries. Thread rule: any. */
public interface Limiter {
    /** Completes when a call may be sent. The permit must be given back exactly once. */
    Future<Permit> acquire();

    /** The right to send one call. */
    interface Permit {
        /** How many SMS the call may carry, 1 to 20. */
        int batchSize();

        /** Gives the permit back. */
        void release(Result result);
    }

    /** How a call ended, as far as the limit is concerned. */
    enum Result {
        /** Answered: the limit may grow. */
        SUCCESS,
        /** Our own fault: teaches nothing. */
        IGNORE,
        /** 429, 503 or timed out: the limit must shrink. */
        OVERLOAD
    }
}
