package io.lifafa.cli.base;

import io.vertx.core.Future;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What is done when the process is told to stop (SIGTERM, Ctrl-C), be it while it still starts. Commands that run until
 * then end the process with 0 if all went well, so that a stop that was asked for does not look like a failure, with 1 if
 * not.
 */
public final class StopSignal {
    /** An orderly stop takes no longer; then the process ends all the same and leases run out. */
    private static final long STOP_SECONDS = 45;

    private final Thread hook;

    private StopSignal(Runnable stopping) {
        hook = new Thread(stopping, "lifafa-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Has {@code stopping} done, on a thread of its own; the process then ends by the signal. */
    public static StopSignal on(Runnable stopping) {
        return new StopSignal(stopping);
    }

    /** The same, the process ending with 0 or 1. */
    public static StopSignal endingBy(Supplier<Future<Void>> stop) {
        return new StopSignal(() -> end(stop));
    }

    /** Never returns. */
    public static int await(Supplier<Future<Void>> stop) throws InterruptedException {
        endingBy(stop);
        return forever();
    }

    /** Never returns: the signal ends the process. */
    public static int forever() throws InterruptedException {
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    /** The process ends otherwise. */
    public void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The process is ending by that very hook, which has said so.
            return;
        }
    }

    /** Stops in order; false, with a word on the error output, if that fails or takes too long. */
    public static boolean stop(Supplier<Future<Void>> stop) {
        try {
            stop.get().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.err.println("not everything stopped in time: " + e.getClass().getSimpleName());
        }
        return false;
    }

    /** A shutdown hook has no other way to say how it went. */
    private static void end(Supplier<Future<Void>> stop) {
        int code = stop(stop) ? ExitCode.OK : ExitCode.NOT_OK;
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
