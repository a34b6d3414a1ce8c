package io.lifafa.tenants.jwt;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.RefusalReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checks signatures on one thread of its own, one after another. An elliptic signature takes up to a millisecond, and anybody can send
 * any number of forged ones: here they fill a queue and a thread, and neither the event loops nor whoever has a key or a token seen
 * before is slowed down.
 *
 * <p>Thread rule: any. Whoever asks hears the end on the context he asked from.
 */
final class VerificationQueue {
    static final int MOST_WAITING = 256;
    private static final int ONE_THREAD = 1;

    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    VerificationQueue(Vertx vertx) {
        worker = vertx.createSharedWorkerExecutor("lifafa-tokens", ONE_THREAD);
    }

    /** Fails with what the check throws, and with an {@link AccessRefusal} if too many wait already. */
    <T> Future<T> run(Callable<T> check) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(AccessRefusal.of(RefusalReason.UNAVAILABLE));
        }
        return worker.executeBlocking(check, false).onComplete(end -> waiting.decrementAndGet());
    }

    /** Ends when what waits is done: the thread takes things in turn. */
    Future<Void> close() {
        return worker.executeBlocking(() -> null, false)
                .eventually(worker::close)
                .mapEmpty();
    }
}
