package io.lifafa.cli.base;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Waits on the main thread. */
public final class Await {
    private Await() {}

    /** The result of the Future; throws what it failed with. */
    public static <T> T on(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
