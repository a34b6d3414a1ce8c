package io.lifafa.chaos;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A chunk's result as the results of its batches; of most chunks there is one. */
public final class ResultShares {
    private ResultShares() {}

    public static List<JsonObject> of(JsonObject result) {
        var batches = result.getJsonArray("batches");
        return batches == null
                ? List.of(result)
                : batches.stream()
                        .map(it -> ((JsonObject) it).copy())
                        .map(it -> it.put("batch_id", it.getString("id")).put("attempt", result.getInteger("attempt")))
                        .toList();
    }
}
