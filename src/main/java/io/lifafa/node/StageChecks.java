package io.lifafa.node;

import io.lifafa.bus.Addresses;
import io.lifafa.cluster.ClusterVerticle;
import io.lifafa.config.Role;
import io.lifafa.events.EventLogVerticle;
import io.lifafa.health.Readiness;
import io.lifafa.http.OpenPort;
import io.lifafa.ingest.BacklogGate;
import io.lifafa.limiter.cluster.LimiterVerticle;
import io.lifafa.pipeline.WorkerState;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What each stage says of itself to {@link Readiness}. Thread rule: any. */
final class StageChecks {
    /** Each node says how its own stages are doing. */
    private static final DeliveryOptions HERE =
            new DeliveryOptions().setLocalOnly(true).setSendTimeout(2_000);

    private StageChecks() {}

    /** The database answers, and lets us use it. */
    static Supplier<Future<JsonObject>> store(Vertx vertx, StoreAccess store) {
        return () -> store.database().require(vertx).map(new JsonObject());
    }

    /** The embedded server takes writes: the disk is not full, the file can be written. */
    static Supplier<Future<JsonObject>> embedded(EmbeddedServer server) {
        return () -> server.refusesWrites()
                .map(refusal -> Future.<JsonObject>failedFuture(refusal.message()))
                .orElseGet(() -> Future.succeededFuture(new JsonObject().put("uri", server.address())));
    }

    /** At least one worker can claim work. A worker that waits for the store says why. */
    static Supplier<Future<JsonObject>> pipeline(Supplier<List<WorkerState>> workers) {
        return () -> {
            var states = workers.get();
            if (states.stream().anyMatch(WorkerState::isWell)) {
                return Future.succeededFuture(describe(states));
            }
            return Future.failedFuture(states.stream()
                    .map(WorkerState::lastTrouble)
                    .filter(trouble -> !trouble.isEmpty())
                    .findFirst()
                    .map(trouble -> "no worker can take work: " + trouble)
                    .orElse("no worker is running"));
        };
    }

    /** How many workers there are, and of how many chunks at a time they work on how many. */
    static JsonObject counts(List<WorkerState> states) {
        return new JsonObject()
                .put("workers", states.stream().filter(WorkerState::running).count())
                .put("slots", states.stream().mapToInt(WorkerState::slots).sum())
                .put("busy", states.stream().mapToInt(WorkerState::busy).sum());
    }

    private static JsonObject describe(List<WorkerState> states) {
        var json = counts(states);
        states.stream()
                .map(WorkerState::lastTrouble)
                .filter(trouble -> !trouble.isEmpty())
                .findFirst()
                .ifPresent(trouble -> json.put("last_trouble", trouble));
        return json;
    }

    /**
     * How the extraction API is doing: fails with what is wrong while it does not answer or refuses everything. To be
     * {@link Readiness#inform informed} of: that is no reason to take the node out of service, as work waits, and what
     * needs no API goes on.
     */
    static Supplier<Future<JsonObject>> api(EventBus bus) {
        var state = new JsonObject().put("action", "state");
        return () -> bus.<JsonObject>request(Addresses.LIMITER, state, HERE)
                .map(Message::body)
                .compose(it -> it.containsKey("trouble")
                        ? Future.failedFuture(it.getJsonObject("trouble").getString("text") + "; work waits")
                        : Future.succeededFuture(it));
    }

    /** The shares of the cluster's limits are kept. That the store cannot be reached is the store's to say. */
    static Supplier<Future<JsonObject>> limiter(LimiterVerticle limiter) {
        return () ->
                limiter.isRunning() ? Future.succeededFuture(limiter.describe()) : Future.failedFuture("not running");
    }

    /** What the templates were asked and what they said. */
    static Supplier<Future<JsonObject>> cache(EventBus bus) {
        return () -> bus.<JsonObject>request(Addresses.CACHE_STATE, new JsonObject(), HERE)
                .map(Message::body);
    }

    /** Events are taken. That some wait or are dropped is no reason to send the work elsewhere. */
    static Supplier<Future<JsonObject>> events(EventLogVerticle events) {
        return () -> events.isRunning()
                ? Future.succeededFuture(new JsonObject().put("waiting_events", events.waiting()))
                : Future.failedFuture("not running");
    }

    /** A full backlog is answered request by request; it is no reason to take the node out of service. */
    static Supplier<Future<JsonObject>> ingest(BacklogGate gate) {
        return () -> Future.succeededFuture(new JsonObject().put("backlog_full", gate.isFull()));
    }

    /** Every stage that is needed runs somewhere. That a node does not answer is said, and others do its work. */
    static Supplier<Future<JsonObject>> cluster(ClusterVerticle cluster, Set<Role> needed) {
        return () -> {
            var missing = needed.stream()
                    .filter(role -> !cluster.knownRoles().contains(role))
                    .map(Role::wireName)
                    .sorted()
                    .toList();
            if (cluster.severalStores()) {
                return Future.failedFuture(
                        "nodes of this cluster keep their data in different stores: give all of them the"
                                + " same MONGODB_URI and MONGODB_DB");
            }
            return missing.isEmpty()
                    ? Future.succeededFuture(new JsonObject()
                            .put("unreachable_nodes", cluster.unreachable())
                            .put("bus_strangers", cluster.strangers()))
                    : Future.failedFuture("no node runs " + String.join(", ", missing));
        };
    }

    /** The port is bound. */
    static Supplier<Future<JsonObject>> http(OpenPort port) {
        return () -> port.number() == 0
                ? Future.failedFuture("not listening")
                : Future.succeededFuture(new JsonObject().put("port", port.number()));
    }
}
