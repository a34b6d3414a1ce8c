package io.lifafa.promises;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waits for Futures and for conditions, with a deadline. */
public final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofSeconds(90);
    private static final long LOOK_AGAIN_NANOS = 2_000_000;

    private Await() {}

    /** A condition that may fail to be looked at. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** The result; what it failed with is thrown. */
    public static <T> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("nothing within " + DEADLINE, e);
        }
    }

    /** What tells that something still moves: it changes. */
    public interface Progress {
        Object now() throws Exception;
    }

    /**
     * Returns as soon as it holds; fails only once nothing has moved for as long as anything may take, so that a loaded
     * machine makes it slow and not wrong. A test's own time-out ends what moves and never gets there.
     */
    public static void whileMoving(String what, Progress progress, Condition condition) {
        Object before = null;
        long end = 0;
        while (!holds(condition)) {
            var now = look(progress);
            if (!now.equals(before)) {
                before = now;
                end = System.nanoTime() + STILL.toNanos();
            } else if (System.nanoTime() > end) {
                throw new AssertionError(what + ": still not so, and nothing has moved for " + STILL);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static Object look(Progress progress) {
        try {
            return progress.now();
        } catch (Exception notNow) {
            return notNow.getClass();
        }
    }

    /** Returns as soon as it holds. */
    public static void until(String what, Condition condition) {
        until(what, DEADLINE, condition);
    }

    public static void until(String what, Duration deadline, Condition condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + ": still not so after " + deadline);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
