package io.lifafa.pipeline;

import io.lifafa.store.Journal;
import io.lifafa.store.Lease;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a lease while the work under it goes on. A lease that is lost stays lost: closing the chunk will fail. */
final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int RENEWALS_PER_LEASE = 3;

    private final Vertx vertx;
    private final Journal journal;
    private final long intervalMillis;

    LeaseKeeper(Vertx vertx, Journal journal, Duration leaseTime) {
        this.vertx = vertx;
        this.journal = journal;
        this.intervalMillis = Math.max(1, leaseTime.toMillis() / RENEWALS_PER_LEASE);
    }

    <T> Future<T> during(Lease lease, Supplier<Future<T>> work) {
        var working = new AtomicBoolean(true);
        long timer = vertx.setPeriodic(
                intervalMillis, tick -> journal.renew(lease).onFailure(failure -> told(working, failure)));
        return Future.succeededFuture().compose(begun -> work.get()).onComplete(ended -> {
            working.set(false);
            vertx.cancelTimer(timer);
        });
    }

    /** A chunk that was closed while its lease was being renewed has none any more: that is how it should be. */
    private static void told(AtomicBoolean working, Throwable failure) {
        if (working.get()) {
            LOG.warn("lease not renewed: {}", failure.getMessage());
        }
    }
}
