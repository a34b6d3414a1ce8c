package io.lifafa.node;

import io.lifafa.audit.AuditVerticle;
import io.lifafa.config.Role;
import io.lifafa.store.DatabaseClock;
import io.lifafa.store.StoreIdentity;
import io.lifafa.store.StoreOptions;
import io.lifafa.store.StoreVerticle;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The stage that talks to MongoDB, and the audit that writes beside it. */
final class StoreStage {
    private final NodeContext node;
    private final Supplier<Set<String>> members;
    private final AtomicReference<String> identity = new AtomicReference<>("");

    /** @param members the ids of the nodes that Hazelcast sees; empty if this one is alone */
    StoreStage(NodeContext node, Supplier<Set<String>> members) {
        this.node = node;
        this.members = members;
    }

    /** The id of the store; empty until it is known, and on a node that has none. Thread rule: any. */
    String identity() {
        return identity.get();
    }

    /** Makes the database ready, then serves it. Fails if it cannot be reached. */
    Future<Void> deploy() {
        var store = node.store().orElseThrow();
        var clock = new DatabaseClock(store.database());
        return store.database()
                .ping()
                .compose(alive -> clock.start(node.vertx()))
                .compose(timed -> StoreVerticle.prepare(
                        store.database(),
                        node.config().store().eventRetention(),
                        store.isExclusive(),
                        members.get(),
                        clock))
                .compose(ready -> StoreIdentity.of(store.database()))
                .onSuccess(identity::set)
                .compose(known -> serve(store, clock))
                .compose(deployed -> audit());
    }

    private Future<Void> serve(StoreAccess store, DatabaseClock clock) {
        var config = node.config();
        var options = new StoreOptions(config.store().lease(), config.store().idempotencyRetention());
        node.readiness().register("store", StageChecks.store(store));
        store.server().ifPresent(server -> node.readiness().register("embedded-store", StageChecks.embedded(server)));
        return node.deployments()
                .deploy(() -> new StoreVerticle(store.database(), options, clock), node.instancesPerCore(Role.STORE));
    }

    private Future<Void> audit() {
        var audit = new AuditVerticle(node.services().eventLog(), node.metrics());
        node.readiness().register("audit", StageChecks.audit(audit));
        return node.deployments().deploy(() -> audit, 1);
    }
}
