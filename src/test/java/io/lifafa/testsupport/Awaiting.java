package io.lifafa.testsupport;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for Futures and for conditions. Every wait has a deadline, 60 seconds by default, and an {@link AssertionError}
 * that says what did not happen. Thread rule: any thread but an event loop, which it would block.
 */
public final class Awaiting {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofSeconds(90);
    private static final long LOOK_AGAIN_NANOS = 2_000_000;

    private Awaiting() {}

    /** A condition that may fail to be looked at. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** What shows that something still moves: it changes. */
    public interface Progress {
        Object now() throws Exception;
    }

    /** The result. A failure is thrown: as it is if it is unchecked, else as the cause of an IllegalStateException. */
    public static <T> T await(Future<T> future) {
        return await(future, DEADLINE);
    }

    /** As {@link #await(Future)}, with a deadline of its own. */
    public static <T> T await(Future<T> future, Duration deadline) {
        return await(future.toCompletionStage(), deadline);
    }

    /** As {@link #await(Future)}, for the futures of the JDK. */
    public static <T> T await(CompletionStage<T> stage) {
        return await(stage, DEADLINE);
    }

    private static <T> T await(CompletionStage<T> stage, Duration deadline) {
        try {
            return stage.toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("did not complete within " + deadline, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted before it completed", e);
        }
    }

    /** The failure of a Future that must fail. */
    public static Throwable failure(Future<?> future) {
        return await(future.transform(ended -> ended.failed()
                ? Future.succeededFuture(ended.cause())
                : Future.failedFuture(new AssertionError("did not fail"))));
    }

    /** Returns as soon as the condition holds; fails after 60 seconds. */
    public static void until(String what, Condition condition) {
        until(what, DEADLINE, condition);
    }

    /** Returns as soon as the condition holds; fails at the deadline. */
    public static void until(String what, Duration deadline, Condition condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + ": not within " + deadline);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /**
     * Returns as soon as the condition holds; fails once nothing has moved for 90 seconds, so that a loaded machine makes
     * a test slow and not wrong. The test's own time-out ends what moves and never gets there.
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
                throw new AssertionError(what + ": not yet, and nothing has moved for " + STILL);
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
