package io.lifafa.store.batch;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks through all batches that have closed chunks, in the order of their ids, which their chunks' ids begin with: results and summaries are read side by
 * side, and of each batch the results first, so that a line that is summed up meanwhile is seen once. In memory are a page
 * of each, and the results of one batch. For one use.
 */
public final class ClosedWalk {
    private static final int PAGE = 1_000;
    private static final FindOptions BY_ID = new FindOptions().setSort(new JsonObject().put("_id", 1));

    private final Database database;
    private final ClosedChunks closed;
    private final Function<ClosedBatch, Future<Void>> step;
    private final Map<String, ClosedBatch> batches = new LinkedHashMap<>();
    private String current = "";
    private String flushed = "";

    public ClosedWalk(Database database, Function<ClosedBatch, Future<Void>> step) {
        this.database = database;
        this.closed = new ClosedChunks(database);
        this.step = step;
    }

    /** The Future ends when every batch has been through {@code step}, one after another. */
    public Future<Void> run() {
        return PagedScan.of(database, Collections.RESULTS, BY_ID, PAGE, this::page)
                .compose(read -> flush(Optional.empty()));
    }

    /** How many batches are in memory at this moment, beside the one that is looked at. */
    int held() {
        return batches.size();
    }

    /** The last batch of a page may go on in the next. */
    private Future<Void> page(List<JsonObject> results) {
        var before = current;
        results.forEach(result -> {
            current = LineId.group(ChunkId.parse(result.getString("_id")).root());
            batches.computeIfAbsent(current, ClosedBatch::new).add(result);
        });
        if (batches.size() < 2) {
            return Future.succeededFuture();
        }
        var last = batches.remove(current);
        var upTo = batches.keySet().stream().reduce(before, (first, second) -> second);
        return flush(Optional.of(upTo)).onSuccess(done -> batches.put(current, last));
    }

    private Future<Void> flush(Optional<String> upTo) {
        return closed.summaries(flushed, upTo, PAGE).compose(page -> {
            var ready = page.stream().map(this::take).toList();
            if (page.size() < PAGE) {
                var rest = List.copyOf(batches.values());
                batches.clear();
                upTo.ifPresent(it -> flushed = it);
                return each(ready).compose(done -> each(rest));
            }
            flushed = page.get(page.size() - 1).batchId();
            return each(ready).compose(done -> flush(upTo));
        });
    }

    private ClosedBatch take(BatchSummary summary) {
        var batch = Optional.ofNullable(batches.remove(summary.batchId()))
                .orElseGet(() -> new ClosedBatch(summary.batchId()));
        batch.with(summary);
        return batch;
    }

    private Future<Void> each(List<ClosedBatch> ready) {
        var done = Future.<Void>succeededFuture();
        for (var batch : ready) {
            done = done.isComplete() && done.succeeded()
                    ? step.apply(batch)
                    : done.compose(before -> step.apply(batch));
        }
        return done;
    }
}
