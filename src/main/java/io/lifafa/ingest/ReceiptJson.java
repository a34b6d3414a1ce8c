package io.lifafa.ingest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;

/** A receipt as JSON, for HTTP and the bus alike. */
public final class ReceiptJson {
    private ReceiptJson() {}

    public static JsonObject write(Receipt receipt) {
        var skipped = new JsonObject();
        receipt.skipped().forEach(skipped::put);
        return new JsonObject()
                .put("batch_id", receipt.batchId())
                .put("accepted", receipt.accepted())
                .put("rejected_count", receipt.rejectedCount())
                .put("rejected", rejections(receipt))
                .put("skipped", skipped);
    }

    /** The rejections as the {@code errors} of a problem have them too. */
    public static JsonArray rejections(Receipt receipt) {
        var array = new JsonArray();
        receipt.rejected()
                .forEach(it -> array.add(new JsonObject()
                        .put("index", it.index())
                        .put("field", it.field())
                        .put("reason", it.reason())));
        return array;
    }

    public static Receipt read(JsonObject json) {
        var skipped = new LinkedHashMap<String, Long>();
        json.getJsonObject("skipped")
                .forEach(entry -> skipped.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
        return new Receipt(
                json.getString("batch_id"),
                json.getLong("accepted"),
                json.getLong("rejected_count"),
                json.getJsonArray("rejected").stream()
                        .map(JsonObject.class::cast)
                        .map(it -> new Rejection(it.getLong("index"), it.getString("field"), it.getString("reason")))
                        .toList(),
                skipped);
    }
}
