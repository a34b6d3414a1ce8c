package io.lifafa.tenants.key;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A store of keys for tests: counts what it is asked, can be away, and can hold back its answers. */
public final class KeysInMemory implements KeyStore {
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong(41);
    private final ConcurrentLinkedQueue<Promise<Void>> held = new ConcurrentLinkedQueue<>();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger idsRead = new AtomicInteger();
    final AtomicInteger polls = new AtomicInteger();
    volatile Runnable onPoll = () -> {};
    volatile boolean away;
    volatile boolean silent;
    volatile boolean holding;

    @Override
    public Future<List<ApiKey>> find(Set<String> ids) {
        reads.incrementAndGet();
        idsRead.addAndGet(ids.size());
        if (away) {
            throw new IllegalStateException("away");
        }
        var found = ids.stream().filter(keys::containsKey).map(keys::get).toList();
        if (!holding) {
            return Future.succeededFuture(found);
        }
        var promise = Promise.<Void>promise();
        held.add(promise);
        return promise.future().map(found);
    }

    /** Answers what was held back, as it was when it was asked. */
    void release() {
        holding = false;
        for (var promise = held.poll(); promise != null; promise = held.poll()) {
            promise.complete();
        }
    }

    int held() {
        return held.size();
    }

    public int reads() {
        return reads.get();
    }

    public void away(boolean now) {
        away = now;
    }

    @Override
    public Future<List<ApiKey>> list(String tenant) {
        return Future.succeededFuture(new ArrayList<>(keys.values()));
    }

    @Override
    public Future<Void> insert(ApiKey key) {
        keys.put(key.id(), key);
        version.incrementAndGet();
        return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> revoke(String tenant, String id, Instant when) {
        keys.computeIfPresent(id, (same, key) -> key.revokedAt(when));
        version.incrementAndGet();
        return Future.succeededFuture(true);
    }

    @Override
    public Future<Boolean> rotate(String tenant, String id, ApiKey successor, Instant until) {
        keys.put(successor.id(), successor);
        keys.computeIfPresent(id, (same, key) -> key.replacedBy(successor.id(), until));
        version.incrementAndGet();
        return Future.succeededFuture(true);
    }

    void remove(String id) {
        keys.remove(id);
        version.incrementAndGet();
    }

    @Override
    public Future<Long> version() {
        polls.incrementAndGet();
        onPoll.run();
        if (silent) {
            return Promise.<Long>promise().future();
        }
        return away ? Future.failedFuture("away") : Future.succeededFuture(version.get());
    }
}
