package io.lifafa.node;

import io.lifafa.bus.Addresses;
import io.lifafa.tenants.quota.TenantQuotas;
import io.lifafa.tenants.quota.UsageSync;
import io.lifafa.tenants.settings.KnownTenants;
import io.lifafa.tenants.settings.TemplateSharing;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.IntSupplier;

/** What a node knows of tenants' settings and use. */
final class TenantStage {
    private final NodeContext node;
    private final KnownTenants known;
    private final TenantQuotas quotas;
    private final UsageSync sync;

    /** @param nodes how many nodes take requests, this one included */
    TenantStage(NodeContext node, IntSupplier nodes) {
        this.node = node;
        this.known = new KnownTenants(node.vertx(), node.asked().tenants(), this::changed);
        this.quotas = new TenantQuotas(known::of, node.clock(), System::nanoTime, quota -> node.metrics()
                .quotaRefused(quota.text())
                .increment());
        this.sync = new UsageSync(
                node.vertx(), quotas, node.asked().usage(), node.identity().id(), nodes, node.clock());
    }

    /** SMS that waited for tokens may have more of them now. */
    private void changed() {
        node.vertx().eventBus().send(Addresses.API_RETURNED, new JsonObject());
    }

    Future<Void> deploy() {
        return node.deployments().deploy(() -> new TenantVerticle(known, sync), 1);
    }

    KnownTenants known() {
        return known;
    }

    TenantQuotas quotas() {
        return quotas;
    }

    UsageSync sync() {
        return sync;
    }

    /** From memory. */
    boolean isDisabled(String tenant) {
        return known.of(tenant).disabled();
    }

    /** From memory. */
    TemplateSharing templates(String tenant) {
        return known.of(tenant).templates();
    }

    /** From memory. */
    int weight(String tenant) {
        return known.of(tenant).weight();
    }
}
