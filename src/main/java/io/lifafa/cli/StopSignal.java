package io.lifafa.cli;

import io.vertx.core.Future;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs until the process is told to stop (SIGTERM, Ctrl-C), then stops in order and ends the process: with 0 if all went
 * well, so that a stop that was asked for does not look like a failure, with 1 if not.
 */
final class StopSignal {
    /** An orderly stop takes no longer; then the process ends all the same and leases run out. */
    private static final long STOP_SECONDS = 45;

    private StopSignal() {}

    /** Never returns. */
    static int await(Supplier<Future<Void>> stop) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop), "lifafa-stop"));
        new CountDownLatch(1).await();
        return LifafaCommand.OK;
    }

    /** A shutdown hook has no other way to say how it went. */
    private static void end(Supplier<Future<Void>> stop) {
        int code = LifafaCommand.NOT_OK;
        try {
            stop.get().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            code = LifafaCommand.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.err.println("not everything stopped in time: " + e.getClass().getSimpleName());
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
