package io.lifafa.node;

import io.lifafa.tenants.quota.UsageSync;
import io.lifafa.tenants.settings.KnownTenants;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Follows tenants' settings and adds up their use for as long as it is deployed. */
final class TenantVerticle extends VerticleBase {
    private final KnownTenants known;
    private final UsageSync sync;

    TenantVerticle(KnownTenants known, UsageSync sync) {
        this.known = known;
        this.sync = sync;
    }

    @Override
    public Future<?> start() {
        sync.start();
        return known.start();
    }

    @Override
    public Future<?> stop() {
        return Future.join(known.stop(), sync.stop());
    }
}
