package io.lifafa.web;

import io.lifafa.bus.Addresses;
import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Routes;
import io.lifafa.store.lease.LeaseBook;
import io.lifafa.store.lease.OpenWork;
import io.lifafa.tenants.Permission;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The cluster as this node sees it: nodes, their stages, the open work and who holds it. */
public final class ClusterRoutes implements Routes {
    private static final int MOST_LEASES = 200;

    private final EventBus bus;
    private final LeaseBook leases;

    public ClusterRoutes(EventBus bus, LeaseBook leases) {
        this.bus = bus;
        this.leases = leases;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guardInstallation(router.get("/api/v1/cluster"), Permission.OPERATE)
                .handler(KnownParameters.only())
                .handler(context -> ReadRoutes.answer(context, it -> cluster()));
    }

    /** The nodes are shown all the same while the store cannot be reached: that is when people look. */
    private Future<JsonObject> cluster() {
        return BusState.askHere(bus, Addresses.CLUSTER, new JsonObject()).compose(seen -> leases.openWork(MOST_LEASES)
                .map(work -> seen.put("work", json(work)))
                .otherwise(
                        failure -> seen.put("work", new JsonObject().put("problem", "the store cannot be reached"))));
    }

    private static JsonObject json(OpenWork work) {
        var leases = work.leases().stream()
                .map(it -> new JsonObject()
                        .put("chunk", it.lease().chunk().toString())
                        .put("owner", it.lease().owner())
                        .put("epoch", it.lease().epoch())
                        .put("left_ms", it.left().toMillis())
                        .put("sms", it.sms()))
                .toList();
        return new JsonObject()
                .put("ready", work.ready())
                .put("waiting", work.waiting())
                .put("leased", work.leased())
                .put("leases", new JsonArray(leases));
    }
}
