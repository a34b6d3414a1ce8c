package io.lifafa.web;

import io.lifafa.bus.Addresses;
import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Routes;
import io.lifafa.http.WholeBody;
import io.lifafa.tenants.Permission;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The limits of the extraction API: looking at them, and having them learned anew. */
public final class LimiterRoutes implements Routes {
    /** Nothing is asked of a body here. */
    private static final int MAX_BODY = 1024;

    private final EventBus bus;

    public LimiterRoutes(EventBus bus) {
        this.bus = bus;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guardInstallation(router.get("/api/v1/limiter"), Permission.OPERATE)
                .handler(KnownParameters.only())
                .handler(context -> ReadRoutes.answer(context, it -> ask("state")));
        gate.guardInstallation(router.post("/api/v1/limiter/reset"), Permission.OPERATE)
                .handler(KnownParameters.only())
                .handler(context ->
                        WholeBody.receive(context, MAX_BODY, body -> ReadRoutes.answer(context, it -> ask("reset"))));
    }

    private Future<JsonObject> ask(String action) {
        return BusState.ask(bus, Addresses.LIMITER, new JsonObject().put("action", action), NotThere::api);
    }
}
