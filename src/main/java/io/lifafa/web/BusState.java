package io.lifafa.web;

import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** Asks a stage for what it says of itself. */
final class BusState {
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(5_000);

    private BusState() {}

    /** Asks the stage of this very node, which is known to be there. */
    static Future<JsonObject> askHere(EventBus bus, String address, JsonObject question) {
        return bus.<JsonObject>request(address, question, new DeliveryOptions(PATIENCE).setLocalOnly(true))
                .map(Message::body);
    }

    /** @param ifNobody what is said if there is no such stage */
    static Future<JsonObject> ask(EventBus bus, String address, JsonObject question, Supplier<Throwable> ifNobody) {
        return bus.<JsonObject>request(address, question, PATIENCE)
                .map(Message::body)
                .recover(failure -> Future.failedFuture(
                        failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS
                                ? ifNobody.get()
                                : failure));
    }
}
