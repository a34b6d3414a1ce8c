package io.lifafa.web;

import io.lifafa.bus.Addresses;
import io.lifafa.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The limits of the extraction API: looking at them, and having them learned anew. */
public final class LimiterRoutes implements Routes {
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(5_000);

    private final EventBus bus;

    public LimiterRoutes(EventBus bus) {
        this.bus = bus;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/limiter").handler(context -> ReadRoutes.answer(context, it -> ask("state")));
        router.post("/api/v1/limiter/reset").handler(context -> ReadRoutes.answer(context, it -> ask("reset")));
    }

    private Future<JsonObject> ask(String action) {
        return bus.<JsonObject>request(Addresses.LIMITER, new JsonObject().put("action", action), PATIENCE)
                .map(Message::body)
                .recover(failure -> Future.failedFuture(
                        failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS
                                ? NotThere.api()
                                : failure));
    }
}
