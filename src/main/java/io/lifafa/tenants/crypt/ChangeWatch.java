package io.lifafa.tenants.crypt;

import io.lifafa.tenants.Waiter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that keys in the store have changed: it reads a counter when keys are used, once a second at most. What was read in
 * the last {@link #TRUSTED} may be used meanwhile; after that the next use waits for the counter. Thread rule: any.
 */
final class ChangeWatch {
    /** So long keys are used without asking the store whether they changed. Whoever changes them waits a little longer. */
    static final Duration TRUSTED = Duration.ofSeconds(5);

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final TenantKeyStore store;
    private final LongSupplier nanoTime;
    private final Runnable forget;
    private long seen = -1;
    private long asOf;
    private Future<Void> reading = Future.succeededFuture();

    /** @param forget called when keys have changed, before anyone uses them again */
    ChangeWatch(Vertx vertx, TenantKeyStore store, LongSupplier nanoTime, Runnable forget) {
        this.vertx = vertx;
        this.store = store;
        this.nanoTime = nanoTime;
        this.forget = forget;
    }

    /** Succeeds when keys may be used; fails with what the store fails with. */
    Future<Void> current() {
        Future<Void> underWay;
        synchronized (this) {
            long age = nanoTime.getAsLong() - asOf;
            boolean known = seen >= 0;
            if (known && age < EVERY.toNanos()) {
                return Future.succeededFuture();
            }
            underWay = reading.isComplete() ? read() : reading;
            if (known && age < TRUSTED.toNanos()) {
                return Future.succeededFuture();
            }
        }
        var waiter = Waiter.<Void>here(vertx);
        underWay.onComplete(waiter::end);
        return waiter.future();
    }

    private Future<Void> read() {
        var done = Promise.<Void>promise();
        reading = done.future();
        long began = nanoTime.getAsLong();
        store.changes().onSuccess(count -> take(count, began)).<Void>mapEmpty().onComplete(done);
        return done.future();
    }

    private void take(long count, long began) {
        boolean changed;
        synchronized (this) {
            changed = count != seen;
            seen = count;
            asOf = began;
        }
        if (changed) {
            forget.run();
        }
    }
}
