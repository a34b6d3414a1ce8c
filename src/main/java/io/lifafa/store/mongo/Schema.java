package io.lifafa.store.mongo;

import com.mongodb.MongoCommandException;
import io.lifafa.store.archive.MongoArchive;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Quarantine;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.IndexOptions;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The indexes. Everything on the hot path is found by {@code _id}; these serve the claim, batches and reading. */
public final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private Schema() {}

    /** Creates what is missing. Safe to repeat and to run on several nodes at once. */
    public static Future<Void> ensure(Database database, long eventRetentionSeconds) {
        return Future.all(List.of(
                        index(database, Collections.INBOX, new JsonObject().put("due", 1), new IndexOptions()),
                        index(
                                database,
                                Collections.INBOX,
                                new JsonObject().put("tenant", 1).put("due", 1),
                                new IndexOptions()),
                        index(database, Collections.INBOX, new JsonObject().put("batch_id", 1), new IndexOptions()),
                        index(database, Collections.RESULTS, new JsonObject().put("batch_id", 1), new IndexOptions()),
                        index(
                                database,
                                Collections.TRANSACTIONS,
                                new JsonObject()
                                        .put("tenant", 1)
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
                                Collections.TRANSACTIONS,
                                new JsonObject().put(MongoArchive.DOUBT, 1),
                                new IndexOptions().sparse(true)),
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
                                Collections.DEAD_LETTERS,
                                new JsonObject().put("tenant", 1).put("_id", 1),
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
                        index(
                                database,
                                Collections.API_KEYS,
                                new JsonObject().put("tenant", 1).put("_id", 1),
                                new IndexOptions()),
                        expiring(database, Collections.TEMPLATES, "expires", 0),
                        expiring(database, Collections.TENANT_USAGE, "expires", 0),
                        expiring(database, Collections.EVENTS, "at", eventRetentionSeconds),
                        expiring(database, Collections.IDEMPOTENCY_KEYS, "expires", 0)))
                .mapEmpty();
    }

    private static Future<Void> index(Database database, String collection, JsonObject keys, IndexOptions options) {
        return Database.guarded(database.client().createIndexWithOptions(collection, keys, options));
    }

    /**
     * Some servers that speak MongoDB's protocol cannot expire documents; nothing but space depends on it. An index that
     * is there with another retention is changed: creating it anew would fail for good.
     */
    private static Future<Void> expiring(Database database, String collection, String field, long seconds) {
        var keys = new JsonObject().put(field, 1);
        var client = database.client();
        return Database.guarded(client.createIndexWithOptions(
                        collection, keys, new IndexOptions().expireAfter(seconds, TimeUnit.SECONDS))
                .recover(failure -> {
                    if (StoreFailures.isOtherOptions(failure)) {
                        return change(database, collection, keys, seconds);
                    }
                    if (!StoreFailures.isNotImplemented(failure)) {
                        return Future.failedFuture(failure);
                    }
                    LOG.warn("this server expires no documents: clear {} by hand", collection);
                    return client.createIndexWithOptions(collection, keys, new IndexOptions());
                }));
    }

    private static Future<Void> change(Database database, String collection, JsonObject keys, long seconds) {
        var command = new JsonObject()
                .put("collMod", collection)
                .put("index", new JsonObject().put("keyPattern", keys).put("expireAfterSeconds", seconds));
        return database.client()
                .runCommand("collMod", command)
                .recover(failure -> failure instanceof MongoCommandException
                        ? Future.failedFuture(
                                new ServiceException(
                                        StoreFailures.UNAVAILABLE,
                                        "the index " + keys.encode() + " of " + collection
                                                + " in the store expires after another"
                                                + " time than is configured, and the server does not change it: drop that index"))
                        : Future.failedFuture(failure))
                .onSuccess(changed -> LOG.info(
                        "the index on {} of {} now lets documents expire {} s after it",
                        keys.fieldNames(),
                        collection,
                        seconds))
                .mapEmpty();
    }
}
