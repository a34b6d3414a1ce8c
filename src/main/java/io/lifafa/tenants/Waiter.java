package io.lifafa.tenants;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * One of several who wait for the same end. Each hears it on the context he asked from, whoever brings it about. Thread rule: any.
 *
 * @param <T> what is waited for
 */
public final class Waiter<T> {
    private final Context context;
    private final Promise<T> promise = Promise.promise();

    private Waiter(Context context) {
        this.context = context;
    }

    /** Of the caller. */
    public static <T> Waiter<T> here(Vertx vertx) {
        return new Waiter<>(vertx.getOrCreateContext());
    }

    public Future<T> future() {
        return promise.future();
    }

    public void end(AsyncResult<T> end) {
        context.runOnContext(run -> promise.handle(end));
    }
}
