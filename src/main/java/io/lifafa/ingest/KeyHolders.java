package io.lifafa.ingest;

import io.lifafa.store.IdempotencyEntry;
import io.lifafa.store.IdempotencyKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds idempotency keys for this node's requests: says that they are still there, and frees the keys of those that
 * failed, again and again if the store could not be told. Thread rule: any.
 */
final class KeyHolders {
    private static final Logger LOG = LoggerFactory.getLogger(KeyHolders.class);

    /** A third of the time after which a silent holder is taken for dead. */
    private static final Duration RENEWAL = Duration.ofSeconds(3);

    private static final Duration FREEING = Duration.ofSeconds(1);

    /** The keys of more requests that failed wait until their holder is taken for dead. */
    private static final int MAX_TO_FREE = 10_000;

    private final Vertx vertx;
    private final IdempotencyKeys keys;
    private final Map<String, String> toFree = new ConcurrentHashMap<>();

    KeyHolders(Vertx vertx, IdempotencyKeys keys) {
        this.vertx = vertx;
        this.keys = keys;
        vertx.setPeriodic(FREEING.toMillis(), tick -> toFree.forEach(this::free));
    }

    /**
     * What a request heard about its key.
     *
     * @param key the key
     * @param holder the request
     * @param entry what is known of the key
     */
    record Held(String key, String holder, IdempotencyEntry entry) {}

    /** A result, with the answer that is kept for it. */
    record Kept<T>(T result, String fingerprint, int status, String body) {}

    /** Asks for a key. One that an earlier request of this node could not free passes to this request. */
    Future<Held> begin(String key) {
        var former = toFree.remove(key);
        var holder = former == null ? UUID.randomUUID().toString() : former;
        return keys.begin(key, holder)
                .map(entry -> new Held(key, holder, entry))
                // It may have come to the store all the same.
                .onFailure(failure -> freeLater(key, holder, failure));
    }

    /** Carries out a request that holds a key, and keeps its answer or frees the key. Fails as the request does. */
    <R, T> Future<T> during(Held held, Supplier<Future<R>> request, Function<R, Kept<T>> answer) {
        long timer = vertx.setPeriodic(RENEWAL.toMillis(), tick -> keys.renew(held.key(), held.holder())
                .onFailure(KeyHolders::log));
        // A request that fails before it has a Future must free its key, too.
        return Future.succeededFuture()
                .compose(begun -> request.get())
                .compose(done -> keep(held, answer.apply(done)))
                .recover(failure -> free(held.key(), held.holder()).compose(over -> Future.failedFuture(failure)))
                .onComplete(ended -> vertx.cancelTimer(timer));
    }

    private <T> Future<T> keep(Held held, Kept<T> kept) {
        return keys.finish(held.key(), held.holder(), kept.fingerprint(), kept.status(), kept.body())
                .onFailure(failure -> freeLater(held.key(), held.holder(), failure))
                .transform(over -> Future.succeededFuture(kept.result()));
    }

    /** Never fails: what cannot be freed now is freed later. */
    private Future<Void> free(String key, String holder) {
        return keys.abandon(key, holder)
                .onSuccess(free -> toFree.remove(key, holder))
                .recover(failure -> {
                    freeLater(key, holder, failure);
                    return Future.succeededFuture();
                });
    }

    private void freeLater(String key, String holder, Throwable failure) {
        log(failure);
        if (toFree.size() < MAX_TO_FREE) {
            toFree.put(key, holder);
        }
    }

    private static void log(Throwable failure) {
        LOG.debug("idempotency key not updated: {}", failure.getMessage());
    }
}
