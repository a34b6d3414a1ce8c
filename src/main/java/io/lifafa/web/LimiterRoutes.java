package io.lifafa.web;

import io.lifafa.bus.Addresses;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The limits of the extraction API: looking at them, and having them learned anew. */
public final class LimiterRoutes implements Routes {
    private final EventBus bus;

    public LimiterRoutes(EventBus bus) {
        this.bus = bus;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/limiter")
                .handler(KnownParameters.only())
                .handler(context -> ReadRoutes.answer(context, it -> ask("state")));
        router.post("/api/v1/limiter/reset")
                .handler(KnownParameters.only())
                .handler(context -> ReadRoutes.answer(context, it -> ask("reset")));
    }

    private Future<JsonObject> ask(String action) {
        return BusState.ask(bus, Addresses.LIMITER, new JsonObject().put("action", action), NotThere::api);
    }
}
