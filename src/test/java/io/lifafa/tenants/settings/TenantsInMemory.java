package io.lifafa.tenants.settings;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A store of settings for tests: counts what it is asked, and can be away. */
public final class TenantsInMemory implements TenantStore {
    private final Map<String, TenantSettings> all = new ConcurrentSkipListMap<>();
    private final AtomicLong version = new AtomicLong();
    final AtomicInteger lists = new AtomicInteger();
    final AtomicInteger polls = new AtomicInteger();
    private volatile boolean away;

    public void away(boolean now) {
        away = now;
    }

    private <T> Future<T> answer(T value) {
        return away ? Future.failedFuture("away") : Future.succeededFuture(value);
    }

    @Override
    public Future<List<TenantSettings>> list() {
        lists.incrementAndGet();
        return answer(List.copyOf(all.values()));
    }

    @Override
    public Future<Optional<TenantSettings>> find(String name) {
        return answer(Optional.ofNullable(all.get(name)));
    }

    @Override
    public Future<Void> put(TenantSettings settings) {
        all.put(settings.name(), settings);
        version.incrementAndGet();
        return answer(null);
    }

    @Override
    public Future<Long> version() {
        polls.incrementAndGet();
        return answer(version.get());
    }
}
