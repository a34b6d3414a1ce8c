package io.lifafa.web;

import io.lifafa.bus.Addresses;
import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Routes;
import io.lifafa.tenants.Permission;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The learned templates: what they were asked, what they said, and what that has saved. */
public final class CacheRoutes implements Routes {
    private final EventBus bus;

    public CacheRoutes(EventBus bus) {
        this.bus = bus;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guardInstallation(router.get("/api/v1/cache"), Permission.OPERATE)
                .handler(KnownParameters.only())
                .handler(context -> ReadRoutes.answer(context, it -> state()));
    }

    private Future<JsonObject> state() {
        return BusState.ask(bus, Addresses.CACHE_STATE, new JsonObject(), NotThere::cache)
                .compose(cache -> BusState.ask(
                                bus, Addresses.LIMITER, new JsonObject().put("action", "state"), NotThere::api)
                        .map(api -> cache.mergeIn(savings(cache.getLong("hits"), api.getJsonObject("usage")))));
    }

    /** What the hits would have cost at what the calls so far have cost on average. */
    private static JsonObject savings(long hits, JsonObject usage) {
        long understood = usage.getLong("understood");
        if (understood == 0) {
            return new JsonObject();
        }
        return new JsonObject()
                .put("calls_avoided", Math.round((double) hits * usage.getLong("calls") / understood))
                .put("tokens_saved", Math.round((double) hits * usage.getLong("tokens") / understood));
    }
}
