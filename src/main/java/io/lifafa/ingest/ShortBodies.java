package io.lifafa.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Receives short bodies whole. All that are being received or worked on share a bound on their bytes: one more is
 * refused, not queued. Thread rule: each request on its own event loop.
 */
final class ShortBodies {
    /** A longer one is read as a stream, and so is what a packed one comes to beyond this. */
    static final int MAX_BYTES = 1024 * 1024;

    private final Vertx vertx;
    private final Duration silence;
    private final long capacity;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param silence after so long without a byte the sender is given up
     * @param capacity how many bytes may be held at one time
     */
    ShortBodies(Vertx vertx, Duration silence, long capacity) {
        this.vertx = vertx;
        this.silence = silence;
        this.capacity = capacity;
    }

    /** What of the heap these bodies may take; what is made of them takes about ten times as much. */
    static long usualCapacity() {
        return Math.max(MAX_BYTES, Runtime.getRuntime().maxMemory() / 32);
    }

    /**
     * Receives a body of {@code length} bytes and gives it to {@code task}. Fails with a {@link Refusal} or as the task
     * does.
     */
    <T> Future<T> with(HttpServerRequest request, long length, Function<Buffer, Future<T>> task) {
        return holding(length, () -> receive(request).compose(task));
    }

    /** Carries out a task with what a body unpacked to; counts as the bodies do. Fails with a {@link Refusal} if it is too much. */
    <T> Future<T> holding(long bytes, Supplier<Future<T>> task) {
        if (held.addAndGet(bytes) > capacity) {
            held.addAndGet(-bytes);
            return Future.failedFuture(tooMany());
        }
        return task.get().onComplete(ended -> held.addAndGet(-bytes));
    }

    private static Refusal tooMany() {
        return new Refusal(Refusal.Kind.BUSY, "too many requests are being taken already; send the same again later");
    }

    private Future<Buffer> receive(HttpServerRequest request) {
        var body = Buffer.buffer();
        Promise<Buffer> received = Promise.promise();
        var last = new AtomicLong(System.nanoTime());
        long timer = vertx.setPeriodic(Math.max(1, silence.toMillis() / 4), tick -> {
            if (System.nanoTime() - last.get() >= silence.toNanos()) {
                received.tryFail(Refusal.of(BodyFailure.silent(silence)));
            }
        });
        request.exceptionHandler(failure -> received.tryFail(Refusal.of(BodyFailure.lost())));
        request.endHandler(end -> received.tryComplete(body));
        request.handler(part -> {
            last.set(System.nanoTime());
            body.appendBuffer(part);
        });
        request.resume();
        return received.future().onComplete(ended -> vertx.cancelTimer(timer));
    }
}
