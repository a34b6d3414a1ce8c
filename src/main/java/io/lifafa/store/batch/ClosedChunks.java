package io.lifafa.store.batch;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What has been closed, whether it is filed by itself or summed up already. */
public final class ClosedChunks {
    private static final JsonObject ID_ONLY = new JsonObject().put("_id", 1);

    private final Database database;

    public ClosedChunks(Database database) {
        this.database = database;
    }

    public Future<Boolean> has(ChunkId chunk) {
        return among(List.of(chunk.toString())).map(found -> !found.isEmpty());
    }

    /** Those that are closed. A summary is read after what it sums up, so that none is missed. */
    public Future<Set<String>> among(Collection<String> chunks) {
        return database.byIds(Collections.RESULTS, chunks, ID_ONLY).compose(filed -> {
            var closed = filed.stream().map(it -> it.getString("_id")).collect(Collectors.toCollection(HashSet::new));
            var roots = new HashMap<String, String>();
            chunks.stream()
                    .filter(it -> !closed.contains(it))
                    .forEach(it -> roots.put(it, ChunkId.parse(it).root()));
            var batches = roots.values().stream()
                    .flatMap(root -> LineId.of(root).stream())
                    .map(LineId::batchId)
                    .collect(Collectors.toSet());
            return summaries(batches).map(summaries -> {
                roots.forEach((chunk, root) -> LineId.of(root)
                        .map(line -> summaries.get(line.batchId()))
                        .filter(summary -> summary.covers(root))
                        .ifPresent(covered -> closed.add(chunk)));
                return closed;
            });
        });
    }

    Future<Map<String, BatchSummary>> summaries(Collection<String> batchIds) {
        return Database.guarded(
                database.byIds(Collections.SUMMARIES, batchIds, null).map(found -> found.stream()
                        .map(BatchSummary::read)
                        .collect(Collectors.toMap(BatchSummary::batchId, it -> it))));
    }

    public Future<Optional<BatchSummary>> summary(String batchId) {
        return summaries(List.of(batchId)).map(found -> Optional.ofNullable(found.get(batchId)));
    }

    /** A page of summaries in the order of their batches, behind one and, if it is given, up to another. */
    Future<List<BatchSummary>> summaries(String after, Optional<String> upTo, int limit) {
        var range = new JsonObject().put("$gt", after);
        upTo.ifPresent(it -> range.put("$lte", it));
        var options = new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(limit);
        return Database.read(
                database.find(Collections.SUMMARIES, new JsonObject().put("_id", range), options), BatchSummary::read);
    }
}
