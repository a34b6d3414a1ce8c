package io.lifafa.tenants;

import static io.lifafa.testsupport.Awaiting.await;

import io.vertx.core.Future;

/** How Futures of access end, waited for with a deadline. */
public final class Ends {
    private Ends() {}

    /** Why it was refused. */
    public static RefusalReason reason(Future<Caller> future) {
        return refusal(future).reason();
    }

    public static AccessRefusal refusal(Future<Caller> future) {
        try {
            throw new AssertionError("not refused: " + await(future));
        } catch (AccessRefusal refusal) {
            return refusal;
        }
    }
}
