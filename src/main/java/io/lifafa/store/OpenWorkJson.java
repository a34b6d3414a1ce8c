package io.lifafa.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What the {@link LeaseBook} gives, as JSON on the bus and for whoever shows it. */
public final class OpenWorkJson {
    private OpenWorkJson() {}

    /** {@code {"ready", "waiting", "leased", "leases": [{"chunk", "owner", "epoch", "left_ms", "sms"}]}}. */
    public static JsonObject write(OpenWork work) {
        var leases = new JsonArray();
        work.leases()
                .forEach(it -> leases.add(JournalJson.writeLease(it.lease())
                        .put("left_ms", it.left().toMillis())
                        .put("sms", it.sms())));
        return new JsonObject()
                .put("ready", work.ready())
                .put("waiting", work.waiting())
                .put("leased", work.leased())
                .put("leases", leases);
    }

    public static OpenWork read(JsonObject json) {
        return new OpenWork(
                json.getLong("ready"),
                json.getLong("waiting"),
                json.getLong("leased"),
                json.getJsonArray("leases").stream()
                        .map(JsonObject.class::cast)
                        .map(it -> new HeldLease(
                                JournalJson.readLease(it),
                                Duration.ofMillis(it.getLong("left_ms")),
                                it.getInteger("sms")))
                        .toList());
    }
}
