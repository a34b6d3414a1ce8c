package io.lifafa.node;

import io.lifafa.config.Role;
import io.lifafa.events.EventLogVerticle;
import io.lifafa.fairness.TenantWeights;
import io.lifafa.store.database.DatabaseClock;
import io.lifafa.store.database.StoreIdentity;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.store.stage.MongoStore;
import io.lifafa.store.stage.StoreOptions;
import io.lifafa.store.stage.StoreVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stage that talks to MongoDB, and the event log beside it. */
final class StoreStage {
    private static final Logger LOG = LoggerFactory.getLogger(StoreStage.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final NodeContext node;
    private final Supplier<Set<String>> members;
    private final TenantWeights weights;
    private final AtomicReference<String> identity = new AtomicReference<>("");

    /**
     * @param members the ids of the nodes that Hazelcast sees; empty if this one is alone
     * @param weights the tenants' shares of the claims
     */
    StoreStage(NodeContext node, Supplier<Set<String>> members, TenantWeights weights) {
        this.node = node;
        this.members = members;
        this.weights = weights;
    }

    /** The id of the store; empty until it is known, and on a node that has none. Thread rule: any. */
    String identity() {
        return identity.get();
    }

    /**
     * Makes the database ready, then serves it.
     *
     * @param patient whether to wait, as long as it takes, for a database that is away; else that fails within seconds.
     *     One that refuses us as we are configured, or cannot keep exact decimals, fails in any case
     */
    Future<Void> deploy(boolean patient) {
        var store = node.store().orElseThrow();
        var clock = new DatabaseClock(store.database());
        registerChecks(store);
        return ready(store, clock, patient && !store.isExclusive())
                .onSuccess(identity::set)
                .compose(known -> serve(store, clock))
                .compose(deployed -> events());
    }

    private void registerChecks(StoreAccess store) {
        node.readiness().register("store", StageChecks.store(node.vertx(), store));
        store.encryption().ifPresent(it -> node.metrics().textsUnreadable(it.texts()::unreadable));
        store.server().ifPresent(server -> node.readiness().register("embedded-store", StageChecks.embedded(server)));
    }

    /** The id of the store, once it is ready. What is waited for is logged when it changes, and stands in the readiness. */
    private Future<String> ready(StoreAccess store, DatabaseClock clock, boolean patient) {
        var ready = Promise.<String>promise();
        tryUntilReady(store, clock, patient, "", ready);
        return ready.future();
    }

    private void tryUntilReady(
            StoreAccess store, DatabaseClock clock, boolean patient, String told, Promise<String> ready) {
        prepare(store, clock).onSuccess(ready::complete).onFailure(failure -> {
            if (!patient || StoreFailures.isStanding(failure) || !StoreFailures.isUnavailable(failure)) {
                ready.fail(failure);
                return;
            }
            var why = failure.getMessage();
            if (!why.equals(told)) {
                LOG.warn("waiting for the store: {}", why);
            }
            node.vertx().setTimer(AGAIN.toMillis(), waited -> tryUntilReady(store, clock, true, why, ready));
        });
    }

    private Future<String> prepare(StoreAccess store, DatabaseClock clock) {
        return store.database()
                .require(node.vertx())
                .compose(alive -> clock.start(node.vertx()))
                .compose(timed -> MongoStore.prepare(
                        store.database(),
                        node.config().store().eventRetention(),
                        store.isExclusive(),
                        members.get(),
                        clock))
                .compose(ready -> StoreIdentity.requireHome(
                        store.database(), node.config().tenant()))
                .compose(bound -> store.requireTexts())
                .compose(readable -> StoreIdentity.of(store.database()));
    }

    private Future<Void> serve(StoreAccess store, DatabaseClock clock) {
        var config = node.config();
        var options = new StoreOptions(
                config.store().lease(), config.store().idempotencyRetention(), config.tenant(), weights);
        return node.deployments()
                .deploy(
                        () -> new StoreVerticle(
                                store.database(),
                                options,
                                clock,
                                Optional.of(node.identity().id())),
                        node.instancesPerCore(Role.STORE));
    }

    private Future<Void> events() {
        var events = new EventLogVerticle(node.services().eventLog(), node.metrics());
        node.readiness().register("events", StageChecks.events(events));
        return node.deployments().deploy(() -> events, 1);
    }
}
