package io.lifafa.node;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database once a second whether it is there, so that whoever needs the store need not find out by waiting. Two
 * questions in a row without an answer within two seconds each: it is away. One answer: it is back.
 */
final class StoreWatchVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatchVerticle.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final int FAILURES = 2;

    private final Supplier<Future<Void>> ping;
    private final Consumer<Boolean> there;
    private Future<Void> asking = Future.succeededFuture();
    private int failures;

    /** @param there hears each change, on this verticle's event loop; at the beginning the database is there */
    StoreWatchVerticle(Supplier<Future<Void>> ping, Consumer<Boolean> there) {
        this.ping = ping;
        this.there = there;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(EVERY_MILLIS, tick -> ask());
        return Future.succeededFuture();
    }

    private void ask() {
        if (asking.isComplete()) {
            asking = ping.get()
                    .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .onSuccess(answered -> answered())
                    .onFailure(failure -> failed());
        }
    }

    private void answered() {
        if (failures >= FAILURES) {
            LOG.info("the database answers again");
            there.accept(true);
        }
        failures = 0;
    }

    private void failed() {
        failures++;
        if (failures == FAILURES) {
            LOG.warn(
                    "the database does not answer: until it does nothing is taken in here, nor by nodes that use this store");
            there.accept(false);
        }
    }
}
