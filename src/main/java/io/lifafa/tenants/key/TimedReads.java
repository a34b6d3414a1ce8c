package io.lifafa.tenants.key;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads of a store where one that throws or never answers fails like one that says so. Thread rule: any. */
final class TimedReads {
    private final KeyStore store;
    private final Duration most;

    TimedReads(KeyStore store, Duration most) {
        this.store = store;
        this.most = most;
    }

    /** Those of the keys that exist, by id. */
    Future<Map<String, ApiKey>> find(Set<String> ids) {
        return timed(() -> store.find(ids))
                .map(found -> found.stream().collect(toMap(ApiKey::id, Function.identity())));
    }

    Future<Long> version() {
        return timed(store::version);
    }

    private <T> Future<T> timed(Supplier<Future<T>> read) {
        return Future.succeededFuture().compose(go -> read.get()).timeout(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
