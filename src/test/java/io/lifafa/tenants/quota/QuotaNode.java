package io.lifafa.tenants.quota;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.tenants.SettableClock;
import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.TenantSettings;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The quotas of one node as a test sets them, on a clock that it moves. */
final class QuotaNode {
    final SettableClock clock;
    final AtomicLong nanos = new AtomicLong();
    final List<QuotaName> refused = new ArrayList<>();
    final TenantQuotas quotas;
    final UsageSync sync;
    private final Map<String, TenantSettings> settings = new ConcurrentHashMap<>();

    QuotaNode(Vertx vertx, UsageStore store, String process, int nodes, SettableClock clock) {
        this.clock = clock;
        this.quotas = new TenantQuotas(
                name -> settings.getOrDefault(name, TenantSettings.of(name)), clock, nanos::get, refused::add);
        this.sync = new UsageSync(vertx, quotas, store, process, () -> nodes, clock);
    }

    QuotaNode with(String tenant, QuotaName name, long limit) {
        settings.merge(tenant, TenantSettings.of(tenant), (old, fresh) -> old);
        settings.computeIfPresent(
                tenant, (same, old) -> old.withQuotas(old.quotas().with(name, OptionalLong.of(limit))));
        return this;
    }

    void set(TenantSettings changed) {
        settings.put(changed.name(), changed);
    }

    void sync() {
        await(sync.sync());
    }
}
