package io.lifafa.store.archive;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Tally;
import io.lifafa.store.batch.BatchSummary;
import io.lifafa.store.batch.ClosedChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.BatchShare;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * How far a batch is, from its chunks alone.
 *
 * <p>Open chunks are read before closed ones, and those before the summary: what moves on in between is seen twice, and
 * counted once, rather than not at all. The SMS accepted are those of the chunks of generation 0. A job that still opens
 * chunks of the batch is read first of all, and counts as one open chunk.
 */
public final class BatchProgressReader {
    private static final FindOptions SIZES = new FindOptions()
            .setFields(new JsonObject().put("n", 1).put("batch_id", 1).put("batches", 1));

    private final Database database;
    private final ClosedChunks closedChunks;

    public BatchProgressReader(Database database) {
        this.database = database;
        this.closedChunks = new ClosedChunks(database);
    }

    public Future<BatchProgress> read(String batchId) {
        var ofBatch = new JsonObject().put("batch_id", batchId);
        return Jobs.isOpen(database, batchId).compose(job -> database.find(Collections.INBOX, ofBatch, SIZES)
                .compose(open -> database.find(Collections.RESULTS, ofBatch, new FindOptions())
                        .compose(closed -> closedChunks.summary(batchId).compose(summary -> {
                            boolean isKnown =
                                    job.isPresent() || summary.isPresent() || !open.isEmpty() || !closed.isEmpty();
                            return isKnown
                                    ? Future.succeededFuture(sum(batchId, open, closed, summary, job.orElse(false)))
                                    : Future.failedFuture(StoreFailures.notFound("no batch " + batchId));
                        }))));
    }

    private static BatchProgress sum(
            String batchId,
            List<JsonObject> open,
            List<JsonObject> closed,
            Optional<BatchSummary> summary,
            boolean job) {
        var closedIds = new HashSet<String>();
        var tally = summary.map(BatchSummary::tally).orElse(Tally.NONE);
        long accepted = summary.map(BatchSummary::accepted).orElse(0L);
        for (var result : closed) {
            closedIds.add(result.getString("_id"));
            if (!isCovered(summary, result)) {
                var share = share(result, batchId);
                accepted += accepted(result, share);
                tally = tally.plus(share.tally());
            }
        }
        int openChunks = job ? 1 : 0;
        for (var chunk : open) {
            if (!closedIds.contains(chunk.getString("_id")) && !isCovered(summary, chunk)) {
                accepted += accepted(chunk, share(chunk, batchId));
                openChunks++;
            }
        }
        // What was handed on within the batch is no way for an SMS to end, and summaries do not keep it.
        var ended = new Tally(tally.processed(), tally.filtered(), tally.duplicate(), tally.dead(), 0);
        return new BatchProgress(batchId, Math.toIntExact(accepted), ended, openChunks);
    }

    private static boolean isCovered(Optional<BatchSummary> summary, JsonObject chunk) {
        return summary.filter(
                        it -> it.covers(ChunkId.parse(chunk.getString("_id")).root()))
                .isPresent();
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
