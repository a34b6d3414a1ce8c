package io.lifafa.store.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.mongo.FindOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a whole collection page by page, the next only when the one before is dealt with: memory stays bounded. */
public final class PagedScan {
    private final ReadStream<JsonObject> stream;
    private final int size;
    private final Function<List<JsonObject>, Future<Void>> step;
    private final Promise<Void> done = Promise.promise();
    private List<JsonObject> page = new ArrayList<>();
    private Future<Void> flushed = Future.succeededFuture();

    private PagedScan(ReadStream<JsonObject> stream, int size, Function<List<JsonObject>, Future<Void>> step) {
        this.stream = stream;
        this.size = size;
        this.step = step;
    }

    public static Future<Void> of(
            Database database,
            String collection,
            JsonObject fields,
            int size,
            Function<List<JsonObject>, Future<Void>> step) {
        return of(database, collection, new FindOptions().setFields(fields), size, step);
    }

    /** As {@code options} say: a sort needs an index, else the server holds everything in memory. */
    public static Future<Void> of(
            Database database,
            String collection,
            FindOptions options,
            int size,
            Function<List<JsonObject>, Future<Void>> step) {
        return of(database, collection, new JsonObject(), options, size, step);
    }

    /** Only what matches: the query needs an index, and matches little enough to be read while a cursor lives. */
    public static Future<Void> of(
            Database database,
            String collection,
            JsonObject query,
            FindOptions options,
            int size,
            Function<List<JsonObject>, Future<Void>> step) {
        var sized = new FindOptions(options).setBatchSize(size);
        var stream = database.client().findBatchWithOptions(collection, query, sized);
        return Database.guarded(new PagedScan(stream, size, step).run());
    }

    private Future<Void> run() {
        stream.exceptionHandler(done::tryFail)
                .endHandler(end -> flush().onComplete(last -> {
                    if (last.succeeded()) {
                        done.tryComplete();
                    } else {
                        done.tryFail(last.cause());
                    }
                }))
                .handler(this::collect);
        return done.future();
    }

    private void collect(JsonObject document) {
        page.add(document);
        if (page.size() == size) {
            stream.pause();
            flush().onSuccess(ready -> stream.resume()).onFailure(done::tryFail);
        }
    }

    /** The end may be told while the page before it is still being dealt with; a step that throws fails the scan. */
    private Future<Void> flush() {
        var full = page;
        page = new ArrayList<>();
        if (!full.isEmpty()) {
            flushed = flushed.compose(before -> step.apply(full));
        }
        return flushed;
    }
}
