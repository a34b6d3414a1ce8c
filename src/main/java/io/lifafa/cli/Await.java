package io.lifafa.cli;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Waits on the main thread. */
final class Await {
    private Await() {}

    /** The result of the Future; throws what it failed with. */
    static <T> T on(Future<T> future) throws Exception {
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
