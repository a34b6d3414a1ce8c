package io.lifafa.web;

import io.lifafa.bus.Addresses;
import io.lifafa.http.Routes;
import io.lifafa.store.Journal;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The cluster as this node sees it: nodes, their stages, the backlog. */
public final class ClusterRoutes implements Routes {
    private final EventBus bus;
    private final Journal journal;

    public ClusterRoutes(EventBus bus, Journal journal) {
        this.bus = bus;
        this.journal = journal;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/cluster").handler(context -> ReadRoutes.answer(context, it -> cluster()));
    }

    private Future<JsonObject> cluster() {
        return BusState.askHere(bus, Addresses.CLUSTER, new JsonObject())
                .compose(seen -> journal.backlog().map(backlog -> seen.put("backlog_chunks", backlog.chunks())));
    }
}
