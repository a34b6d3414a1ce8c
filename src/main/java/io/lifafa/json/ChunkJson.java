package io.lifafa.json;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A chunk as JSON, for the bus. */
public final class ChunkJson {
    private ChunkJson() {}

    /** Writes the chunk in the bus's form. */
    public static JsonObject write(Chunk chunk) {
        var items = new JsonArray();
        chunk.items().forEach(item -> items.add(SmsJson.write(item, Form.BUS)));
        return new JsonObject()
                .put("id", chunk.id().toString())
                .put("tenant", chunk.tenant())
                .put("batch_id", chunk.batchId())
                .put("replay", chunk.replay())
                .put("items", items);
    }

    /** Reads what {@link #write} wrote. */
    public static Chunk read(JsonObject json) {
        return new Chunk(
                ChunkId.parse(json.getString("id")),
                json.getString("tenant"),
                json.getString("batch_id"),
                json.getBoolean("replay"),
                json.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .map(SmsJson::read)
                        .toList());
    }
}
