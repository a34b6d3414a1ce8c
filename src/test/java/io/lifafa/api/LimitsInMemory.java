package io.lifafa.api;

import io.lifafa.store.LimitStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Limits that outlive nothing. */
public final class LimitsInMemory implements LimitStore {
    private final Map<String, JsonObject> documents = new HashMap<>();

    @Override
    public synchronized Future<JsonObject> read(String id) {
        return Future.succeededFuture(
                documents.getOrDefault(id, new JsonObject()).copy());
    }

    @Override
    public synchronized Future<Boolean> replace(String id, long revision, JsonObject limits) {
        var stored = documents.getOrDefault(id, new JsonObject());
        if (stored.getLong("revision", 0L) != revision) {
            return Future.succeededFuture(false);
        }
        documents.put(id, new JsonObject().put("revision", revision + 1).put("limits", limits.copy()));
        return Future.succeededFuture(true);
    }
}
