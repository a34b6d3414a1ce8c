package io.lifafa.cli;

import io.lifafa.bus.Addresses;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** How the extraction API is doing, in a few words for a progress line; nothing where none is asked. Thread rule: any. */
final class ApiPulse {
    private static final long INTERVAL_MILLIS = 1_000;

    private final Vertx vertx;
    private final long timer;
    private volatile String words = "";

    ApiPulse(Vertx vertx) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(INTERVAL_MILLIS, tick -> look());
    }

    private void look() {
        vertx.eventBus()
                .<JsonObject>request(Addresses.LIMITER, new JsonObject().put("action", "state"))
                .map(Message::body)
                .onSuccess(state -> words = describe(state))
                .onFailure(noApi -> words = "");
    }

    static String describe(JsonObject state) {
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

    /** Empty where no API is asked. */
    String words() {
        return words;
    }

    void close() {
        vertx.cancelTimer(timer);
    }
}
