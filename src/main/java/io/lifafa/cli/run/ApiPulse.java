package io.lifafa.cli.run;

import io.lifafa.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** How the extraction API is doing, in a few words for a progress line; nothing where none is asked. Thread rule: any. */
final class ApiPulse {
    private static final long INTERVAL_MILLIS = 1_000;

    private final Vertx vertx;
    private final long timer;
    private volatile String words = "";
    private volatile Optional<ApiTrouble> trouble = Optional.empty();

    ApiPulse(Vertx vertx) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(INTERVAL_MILLIS, tick -> look());
    }

    private void look() {
        // This node's own stage first: others have their own view of the API.
        ask(new DeliveryOptions().setLocalOnly(true))
                .recover(notHere -> ask(new DeliveryOptions()))
                .onSuccess(state -> {
                    words = describe(state);
                    trouble = ApiTrouble.of(state);
                })
                .onFailure(noApi -> {
                    words = "";
                    trouble = Optional.empty();
                });
    }

    private Future<JsonObject> ask(DeliveryOptions how) {
        return vertx.eventBus()
                .<JsonObject>request(Addresses.LIMITER, new JsonObject().put("action", "state"), how)
                .map(Message::body);
    }

    static String describe(JsonObject state) {
        var trouble = ApiTrouble.of(state);
        return trouble.isPresent() ? trouble.get().text() + "; work waits" : describeApi(state);
    }

    private static String describeApi(JsonObject state) {
        var api = state.getJsonArray("apis").getJsonObject(0);
        var text = new StringBuilder("API: ")
                .append(api.getInteger("in_flight"))
                .append(" of ")
                .append(api.getInteger("in_flight_limit"))
                .append(" calls, up to ")
                .append(api.getInteger("batch_size"))
                .append(" SMS each");
        if (api.containsKey("calls_per_second")) {
            text.append(String.format(Locale.ROOT, ", %.1f/s", api.getDouble("calls_per_second")));
        }
        text.append(" (").append(api.getString("last_change")).append(')');
        if (!"closed".equals(api.getString("breaker"))) {
            text.append(", not answering: ").append(api.getString("last_failure", "no answer"));
        }
        return text.toString();
    }

    /** What keeps the API from being of use; empty while it is well. */
    Optional<ApiTrouble> trouble() {
        return trouble;
    }

    /** Empty where no API is asked. */
    String words() {
        return words;
    }

    void close() {
        vertx.cancelTimer(timer);
    }
}
