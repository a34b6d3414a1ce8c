package io.lifafa.store.document;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What of a chunk belongs to one batch. The documents of a chunk that several batches share name them all
 * ({@code batch_id} is an array, {@code batches} has the counts); those of any other chunk name the one.
 *
 * @param batchId the batch
 * @param n how many of the chunk's SMS are its
 * @param tally how those ended; nothing as long as the chunk is open
 */
public record BatchShare(String batchId, int n, Tally tally) {
    private static final String BATCH_ID = "batch_id";
    private static final String BATCHES = "batches";

    /** The shares in an {@code inbox} entry or a {@code chunk_results} document. */
    public static List<BatchShare> of(JsonObject chunk) {
        var batches = chunk.getJsonArray(BATCHES);
        return batches == null
                ? List.of(new BatchShare(chunk.getString(BATCH_ID), chunk.getInteger("n"), tally(chunk)))
                : batches.stream()
                        .map(JsonObject.class::cast)
                        .map(it -> new BatchShare(it.getString("id"), it.getInteger("n"), tally(it)))
                        .toList();
    }

    private static Tally tally(JsonObject json) {
        return json.containsKey("processed") ? TallyJson.read(json) : Tally.NONE;
    }

    /** The fields that name the batches of an open chunk. */
    static JsonObject open(Map<String, Integer> batches) {
        if (batches.size() == 1) {
            return new JsonObject().put(BATCH_ID, batches.keySet().iterator().next());
        }
        var shares = new JsonArray();
        batches.forEach((id, n) -> shares.add(new JsonObject().put("id", id).put("n", n)));
        return new JsonObject()
                .put(BATCH_ID, new JsonArray(List.copyOf(batches.keySet())))
                .put(BATCHES, shares);
    }

    /** The fields that name the batches of a closed chunk, from its {@code inbox} entry. */
    public static JsonObject closed(JsonObject inbox, Tallies tallies) {
        var fields = new JsonObject().put(BATCH_ID, inbox.getValue(BATCH_ID));
        if (!isShared(inbox)) {
            return fields;
        }
        var shares = new JsonArray();
        of(inbox)
                .forEach(it -> shares.add(new JsonObject()
                        .put("id", it.batchId)
                        .put("n", it.n)
                        .mergeIn(TallyJson.write(tallies.of(it.batchId)))));
        return fields.put(BATCHES, shares);
    }

    /** True if the document names several batches. */
    public static boolean isShared(JsonObject chunk) {
        return chunk.containsKey(BATCHES);
    }

    /** The batch of the chunk as a whole: its only one, or a name that nobody asks for. */
    public static String ofChunk(JsonObject inbox) {
        return isShared(inbox) ? ChunkId.parse(inbox.getString("_id")).root() : inbox.getString(BATCH_ID);
    }
}
