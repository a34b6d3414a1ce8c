package io.lifafa.store;

import io.lifafa.sms.ChunkId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.HashSet;
import java.util.List;

/**
 * How far a batch is, from its chunks alone.
 *
 * <p>Open chunks are read before closed ones: a chunk that closes in between is seen twice, and counted once, rather
 * than not at all. The SMS accepted are those of the chunks of generation 0.
 */
final class BatchProgressReader {
    private static final FindOptions SIZES = new FindOptions()
            .setFields(new JsonObject().put("n", 1).put("batch_id", 1).put("batches", 1));

    private final Database database;

    BatchProgressReader(Database database) {
        this.database = database;
    }

    Future<BatchProgress> read(String batchId) {
        var ofBatch = new JsonObject().put("batch_id", batchId);
        return database.find(Collections.INBOX, ofBatch, SIZES)
                .compose(open -> database.find(Collections.RESULTS, ofBatch, new FindOptions())
                        .compose(closed -> open.isEmpty() && closed.isEmpty()
                                ? Future.failedFuture(StoreFailures.notFound("no batch " + batchId))
                                : Future.succeededFuture(sum(batchId, open, closed))));
    }

    private static BatchProgress sum(String batchId, List<JsonObject> open, List<JsonObject> closed) {
        var closedIds = new HashSet<String>();
        var tally = Tally.NONE;
        int accepted = 0;
        for (var result : closed) {
            closedIds.add(result.getString("_id"));
            var share = share(result, batchId);
            accepted += accepted(result, share);
            tally = tally.plus(share.tally());
        }
        int openChunks = 0;
        for (var chunk : open) {
            if (!closedIds.contains(chunk.getString("_id"))) {
                accepted += accepted(chunk, share(chunk, batchId));
                openChunks++;
            }
        }
        return new BatchProgress(batchId, accepted, tally, openChunks);
    }

    private static BatchShare share(JsonObject chunk, String batchId) {
        return BatchShare.of(chunk).stream()
                .filter(it -> it.batchId().equals(batchId))
                .findAny()
                .orElseThrow();
    }

    private static int accepted(JsonObject chunk, BatchShare share) {
        return ChunkId.parse(chunk.getString("_id")).generation() == 0 ? share.n() : 0;
    }
}
