package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.IndexOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The indexes. Everything on the hot path is found by {@code _id}; these serve the claim, batches and reading. */
final class Schema {
    private Schema() {}

    /** Creates what is missing. Safe to repeat and to run on several nodes at once. */
    static Future<Void> ensure(Database database, long eventRetentionSeconds) {
        return Future.all(List.of(
                        index(database, Collections.INBOX, new JsonObject().put("due", 1), new IndexOptions()),
                        index(database, Collections.INBOX, new JsonObject().put("batch_id", 1), new IndexOptions()),
                        index(database, Collections.RESULTS, new JsonObject().put("batch_id", 1), new IndexOptions()),
                        index(
                                database,
                                Collections.TRANSACTIONS,
                                new JsonObject()
                                        .put("user_id", 1)
                                        .put("transaction_date", -1)
                                        .put("_id", -1),
                                new IndexOptions()),
                        index(
                                database,
                                Collections.EVENTS,
                                new JsonObject().put("at", 1),
                                new IndexOptions().expireAfter(eventRetentionSeconds, TimeUnit.SECONDS)),
                        index(
                                database,
                                Collections.IDEMPOTENCY_KEYS,
                                new JsonObject().put("expires", 1),
                                new IndexOptions().expireAfter(0L, TimeUnit.SECONDS))))
                .mapEmpty();
    }

    private static Future<Void> index(Database database, String collection, JsonObject keys, IndexOptions options) {
        return Database.guarded(database.client().createIndexWithOptions(collection, keys, options));
    }
}
