package io.lifafa.store.archive;

import io.lifafa.sms.Chunk;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.List;

/** Reads dead letters, in pages of at most {@link #PAGE}. */
final class DeadLetters {
    static final int PAGE = Chunk.MAX_ITEMS;

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /** A page of those behind {@code after} that meet the condition, in the order of their ids. */
    Future<List<DeadLetter>> page(String after, JsonObject condition, int limit) {
        var query =
                new JsonObject().put("_id", new JsonObject().put("$gt", after)).mergeIn(condition);
        var options =
                new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(Math.max(1, Math.min(limit, PAGE)));
        return Database.read(database.find(Collections.DEAD_LETTERS, query, options), Documents::readDeadLetter);
    }

    /** Those of these SMS that are the tenant's. */
    Future<List<DeadLetter>> of(List<String> smsIds, String tenant) {
        return of(smsIds)
                .map(found ->
                        found.stream().filter(it -> it.tenant().equals(tenant)).toList());
    }

    /** Those of these SMS. */
    Future<List<DeadLetter>> of(List<String> smsIds) {
        return Database.read(database.byIds(Collections.DEAD_LETTERS, smsIds, null), Documents::readDeadLetter);
    }

    /** How many of these SMS are dead letters, as far as the first page that has any; 0 if none is. */
    Future<Integer> firstOf(List<String> smsIds, String tenant) {
        if (smsIds.isEmpty()) {
            return Future.succeededFuture(0);
        }
        var page = smsIds.subList(0, Math.min(PAGE, smsIds.size()));
        return database.byIds(Collections.DEAD_LETTERS, page, new JsonObject().put("tenant", 1))
                .map(found -> found.stream()
                        .filter(it -> tenant.equals(it.getString("tenant")))
                        .toList())
                .compose(found -> found.isEmpty()
                        ? firstOf(smsIds.subList(page.size(), smsIds.size()), tenant)
                        : Future.succeededFuture(found.size()));
    }
}
