package io.lifafa.ingest;

import io.lifafa.sms.Chunk;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The appends of one long input: a few are under way at a time. Thread rule: blocks; one thread.
 *
 * <p>Every method throws a {@link Refusal} if an append fails.
 */
final class AppendWindow {
    private static final int SIZE = 4;

    private final Function<Chunk, Future<Void>> append;
    private final Duration timeout;
    private final Deque<Pending> underWay = new ArrayDeque<>();
    private long durable;

    private record Pending(int items, CompletableFuture<Void> append) {}

    /** @param timeout how long one append may take */
    AppendWindow(Function<Chunk, Future<Void>> append, Duration timeout) {
        this.append = append;
        this.timeout = timeout;
    }

    /** Starts an append, once there is room for it. */
    void add(Chunk chunk) {
        if (underWay.size() == SIZE) {
            await(underWay.remove());
        }
        underWay.add(new Pending(
                chunk.items().size(), append.apply(chunk).toCompletionStage().toCompletableFuture()));
    }

    /** Waits for all that are under way. */
    void finish() {
        while (!underWay.isEmpty()) {
            await(underWay.remove());
        }
    }

    /** Waits for all that are under way after a failure, however they end. Gives how many SMS are durable. */
    long settle() {
        while (!underWay.isEmpty()) {
            try {
                await(underWay.remove());
            } catch (Refusal known) {
                // The input is refused already; only what did become durable counts now.
                continue;
            }
        }
        return durable;
    }

    private void await(Pending pending) {
        try {
            pending.append().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            durable += pending.items();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(BodyFailure.stopping());
        } catch (TimeoutException e) {
            throw Intake.unavailable("the store does not answer");
        } catch (ExecutionException e) {
            throw Intake.unavailable(Intake.reason(e.getCause()));
        }
    }
}
