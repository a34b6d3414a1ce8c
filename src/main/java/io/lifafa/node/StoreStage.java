package io.lifafa.node;

import io.lifafa.audit.AuditVerticle;
import io.lifafa.config.Role;
import io.lifafa.store.DatabaseClock;
import io.lifafa.store.StoreOptions;
import io.lifafa.store.StoreVerticle;
import io.vertx.core.Future;

/** The stage that talks to MongoDB, and the audit that writes beside it. */
final class StoreStage {
    private StoreStage() {}

    /** Makes the database ready, then serves it. Fails if it cannot be reached. */
    static Future<Void> deploy(NodeContext node) {
        var store = node.store().orElseThrow();
        var clock = new DatabaseClock(store.database());
        return store.database()
                .ping()
                .compose(alive -> clock.start(node.vertx()))
                .compose(timed -> StoreVerticle.prepare(
                        store.database(), node.config().store().eventRetention(), store.isExclusive(), clock))
                .compose(ready -> serve(node, store, clock))
                .compose(deployed -> audit(node));
    }

    private static Future<Void> serve(NodeContext node, StoreAccess store, DatabaseClock clock) {
        var config = node.config();
        var options = new StoreOptions(config.store().lease(), config.store().idempotencyRetention());
        node.readiness().register("store", StageChecks.store(store));
        store.server().ifPresent(server -> node.readiness().register("embedded-store", StageChecks.embedded(server)));
        return node.deployments()
                .deploy(() -> new StoreVerticle(store.database(), options, clock), node.instancesPerCore(Role.STORE));
    }

    private static Future<Void> audit(NodeContext node) {
        var audit = new AuditVerticle(node.services().eventLog(), node.metrics());
        node.readiness().register("audit", StageChecks.audit(audit));
        return node.deployments().deploy(() -> audit, 1);
    }
}
