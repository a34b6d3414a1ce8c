package io.lifafa.ingest;

import io.lifafa.http.AddressPlaces;
import io.lifafa.http.ConnectionAdmission;
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
    private final AddressPlaces held;

    /**
     * @param silence after so long without a byte the sender is given up
     * @param capacity how many bytes may be held at one time
     * @param share how many of them for one client address
     */
    ShortBodies(Vertx vertx, Duration silence, long capacity, long share) {
        this.vertx = vertx;
        this.silence = silence;
        this.held = new AddressPlaces(capacity, Math.max(MAX_BYTES, share));
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
        return holding(request, length, () -> receive(request).compose(task));
    }

    /** Carries out a task with what a body unpacked to; counts as the bodies do. Fails with a {@link Refusal} if it is too much. */
    <T> Future<T> holding(HttpServerRequest request, long bytes, Supplier<Future<T>> task) {
        var address = request.remoteAddress().hostAddress();
        return switch (held.take(address, bytes)) {
            case GRANTED -> task.get().onComplete(ended -> held.giveBack(address, bytes));
            case SHARE_HELD -> Future.failedFuture(tooMany(" of this address (http.address_share)"));
            case ALL_HELD -> Future.failedFuture(tooMany(""));
        };
    }

    private static Refusal tooMany(String whose) {
        return new Refusal(
                Refusal.Kind.BUSY, "too many requests" + whose + " are being taken already; send the same again later");
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
        ConnectionAdmission.onBodyFault(request, fault -> received.tryFail(Refusal.of(BodyFailure.of(fault))));
        request.endHandler(end -> received.tryComplete(body));
        request.handler(part -> {
            last.set(System.nanoTime());
            body.appendBuffer(part);
        });
        request.resume();
        return received.future().onComplete(ended -> vertx.cancelTimer(timer));
    }
}
