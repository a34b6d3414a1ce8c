package io.lifafa.tenants;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How Futures of access end, waited for with a deadline. */
public final class Ends {
    private static final int DEADLINE_SECONDS = 30;

    private Ends() {}

    public static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no end within " + DEADLINE_SECONDS + " s", e);
        }
    }

    /** Why it was refused. */
    public static RefusalReason reason(Future<Caller> future) {
        return refusal(future).reason();
    }

    public static AccessRefusal refusal(Future<Caller> future) {
        try {
            throw new AssertionError("not refused: " + result(future));
        } catch (AccessRefusal refusal) {
            return refusal;
        }
    }

    public static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so within " + DEADLINE_SECONDS + " s");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
