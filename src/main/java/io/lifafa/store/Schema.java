package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.IndexOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The indexes. Everything on the hot path is found by {@code _id}; these serve the claim, batches and reading. */
final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

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
                                Collections.TRANSACTIONS,
                                new JsonObject()
                                        .put(Quarantine.TEMPLATE_ID, 1)
                                        .put(Quarantine.TEMPLATE_VERSION, 1)
                                        .put("_id", 1),
                                new IndexOptions()),
                        index(
                                database,
                                Collections.DEAD_LETTERS,
                                new JsonObject()
                                        .put("template_id", 1)
                                        .put("template_version", 1)
                                        .put("_id", 1),
                                new IndexOptions()),
                        index(
                                database,
                                Collections.PAYLOADS,
                                new JsonObject().put("created", 1).put("_id", 1),
                                new IndexOptions()),
                        index(
                                database,
                                Collections.JOBS,
                                new JsonObject().put("state", 1).put("due", 1),
                                new IndexOptions()),
                        index(database, Collections.JOBS, new JsonObject().put("batch_id", 1), new IndexOptions()),
                        expiring(database, Collections.JOBS, "expires", 0),
                        index(database, Collections.TEMPLATES, new JsonObject().put("updated", 1), new IndexOptions()),
                        expiring(database, Collections.TEMPLATES, "expires", 0),
                        expiring(database, Collections.EVENTS, "at", eventRetentionSeconds),
                        expiring(database, Collections.IDEMPOTENCY_KEYS, "expires", 0)))
                .mapEmpty();
    }

    private static Future<Void> index(Database database, String collection, JsonObject keys, IndexOptions options) {
        return Database.guarded(database.client().createIndexWithOptions(collection, keys, options));
    }

    /** Some servers that speak MongoDB's protocol cannot expire documents; nothing but space depends on it. */
    private static Future<Void> expiring(Database database, String collection, String field, long seconds) {
        var keys = new JsonObject().put(field, 1);
        var client = database.client();
        return Database.guarded(client.createIndexWithOptions(
                        collection, keys, new IndexOptions().expireAfter(seconds, TimeUnit.SECONDS))
                .recover(failure -> {
                    if (!StoreFailures.isNotImplemented(failure)) {
                        return Future.failedFuture(failure);
                    }
                    LOG.warn("this server expires no documents: clear {} by hand", collection);
                    return client.createIndexWithOptions(collection, keys, new IndexOptions());
                }));
    }
}
