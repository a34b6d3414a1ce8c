package io.lifafa.store.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import io.lifafa.config.StoreConfig;
import io.lifafa.json.Form;
import io.lifafa.store.connection.Causes;
import io.lifafa.store.connection.ConnectionTrouble;
import io.lifafa.store.connection.ServersInView;
import io.lifafa.store.connection.TlsFiles;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.AggregateOptions;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.BulkWriteOptions;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import io.vertx.ext.mongo.UpdateOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * The MongoDB client as the store uses it: every write is acknowledged by the majority and its journal, every call ends
 * within the configured timeout, every failure is a {@code ServiceException}.
 *
 * <p>Thread rule: any; Futures complete on the caller's context.
 */
public final class Database {
    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final long WATCH_MILLIS = 100;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions(false);

    private final MongoClient client;
    private final Optional<ServersInView> servers;
    private final StoredForm form;

    private Database(MongoClient client, Optional<ServersInView> servers, StoredForm form) {
        this.client = client;
        this.servers = servers;
        this.form = form;
    }

    /**
     * Opens a client for {@code uri}; connects lazily. Blocks while it reads the files that TLS needs, if there are any.
     *
     * @throws UncheckedIOException if one of them cannot be used; the message of its cause says which and why
     */
    public static Database open(Vertx vertx, String uri, StoreConfig config) {
        var parsed = new ConnectionString(config.withoutFiles(uri));
        var servers = new ServersInView(parsed);
        var settings = ClientSettings.of(parsed, config.timeout(), tls(vertx, config), servers);
        var options = new JsonObject()
                .put("connection_string", parsed.getConnectionString())
                .put("db_name", config.database());
        return new Database(
                MongoClient.createWithMongoSettings(vertx, options, "lifafa-" + UUID.randomUUID(), settings),
                Optional.of(servers),
                StoredForm.PLAIN);
    }

    private static Optional<SSLContext> tls(Vertx vertx, StoreConfig config) {
        if (!config.namesTlsFiles()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TlsFiles(config.tlsCaFile(), config.tlsCertificateFile()).context(vertx));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uses a client as it is. */
    public static Database over(MongoClient client) {
        return new Database(client, Optional.empty(), StoredForm.PLAIN);
    }

    /** The same database with documents stored in this form. What is asked through the {@link #client} is in the stored form. */
    public Database with(StoredForm stored) {
        return new Database(client, servers, stored);
    }

    /** The client itself, for what this class does not offer. */
    public MongoClient client() {
        return client;
    }

    /**
     * Lets the embedded server copy itself into a new directory of its own machine; asked again, it tells how that is
     * doing. The document has {@code state} ({@code running}, {@code done}, {@code failed}) and perhaps {@code reason}.
     */
    public Future<JsonObject> backup(String absoluteDirectory) {
        return guarded(client.runCommand("lifafaBackup", new JsonObject().put("lifafaBackup", absoluteDirectory)));
    }

    /**
     * Lets the embedded server read all that it holds; asked again with the same text, it tells how that is doing, as with
     * {@link #backup}, and at the end {@code documents} and {@code problems}.
     *
     * @param asked any text that no other caller uses
     */
    public Future<JsonObject> verify(String asked) {
        return guarded(client.runCommand("lifafaVerify", new JsonObject().put("lifafaVerify", asked)));
    }

    /**
     * Lets the embedded server overwrite what it has removed, in its files; asked again with the same text, it tells how
     * that is doing, as with {@link #backup}. Any other server answers {@code {"state": "none"}}: it has ways of its own.
     *
     * @param asked any text that no other caller uses
     */
    public Future<JsonObject> overwriteRemoved(String asked) {
        return guarded(client.runCommand("lifafaOverwrite", new JsonObject().put("lifafaOverwrite", asked))
                .recover(failure -> StoreFailures.isUnknownCommand(failure)
                        ? Future.succeededFuture(new JsonObject().put("state", "none"))
                        : Future.failedFuture(failure)));
    }

    /** Fails if the database does not answer, or not to us, with a sentence that says why. */
    public Future<Void> ping() {
        return guarded(explained(command("ping"))).mapEmpty();
    }

    /**
     * Fails if the database cannot be used, and, unlike any other call, without waiting for it to appear: within some two
     * seconds where the reason is known (nothing listens, no such host, the login or our certificate is refused), else
     * within {@code store.timeout}.
     *
     * @return fails with a {@code ServiceException}, code 503; {@link StoreFailures#isStanding} tells whether waiting is
     *     of no use
     */
    public Future<Void> require(Vertx vertx) {
        var done = Promise.<Void>promise();
        long began = System.nanoTime();
        long watch = vertx.setPeriodic(WATCH_MILLIS, tick -> servers.flatMap(ServersInView::trouble)
                .filter(trouble -> trouble.isCertain() && System.nanoTime() - began > PATIENCE.toNanos())
                .ifPresent(trouble -> done.tryFail(StoreFailures.because(trouble))));
        guarded(explained(command("ping").compose(alive -> client.findOne(Collections.IDENTITY, id("store"), null))))
                .<Void>mapEmpty()
                .onComplete(asked -> {
                    if (asked.succeeded()) {
                        done.tryComplete();
                    } else {
                        done.tryFail(asked.cause());
                    }
                });
        return done.future().onComplete(known -> vertx.cancelTimer(watch));
    }

    /** A call that waited in vain for a server, or that one refused, fails with what the driver's monitors saw. */
    private <T> Future<T> explained(Future<T> call) {
        return call.recover(failure -> {
            Optional<ConnectionTrouble> seen = servers.flatMap(view -> Causes.ofLogin(view.hosts(), failure)
                    .or(() -> failure instanceof MongoTimeoutException ? view.trouble() : Optional.empty()));
            return Future.failedFuture(
                    seen.<Throwable>map(StoreFailures::because).orElse(failure));
        });
    }

    /** What the clock of the server says that writes go to. Servers older than 4.4.2 know only {@code isMaster}. */
    public Future<Instant> localTime() {
        var told = command("hello")
                .recover(failure ->
                        failure instanceof MongoCommandException ? command("isMaster") : Future.failedFuture(failure))
                .map(reply -> Form.readInstant(reply.getValue("localTime")));
        return guarded(told);
    }

    private Future<JsonObject> command(String name) {
        return client.runCommand(name, new JsonObject().put(name, 1));
    }

    /** Inserts what is not there yet. The Future gives the positions of the documents whose {@code _id} was taken. */
    public Future<Set<Integer>> insertMissing(String collection, List<JsonObject> documents) {
        if (documents.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        return guarded(form.beforeWrite(collection, documents)
                .map(stored ->
                        documents.stream().map(BulkOperation::createInsert).toList())
                .compose(inserts -> client.bulkWriteWithOptions(collection, inserts, UNORDERED))
                .map(Set.<Integer>of())
                .recover(StoreFailures::takenIds));
    }

    /** Inserts the document unless its {@code _id} is taken; true if it was inserted. */
    public Future<Boolean> insertMissing(String collection, JsonObject document) {
        return insertMissing(collection, List.of(document)).map(Set::isEmpty);
    }

    /** Carries out all operations, in any order. */
    public Future<Void> bulk(String collection, List<BulkOperation> operations) {
        return operations.isEmpty()
                ? Future.succeededFuture()
                : guarded(form.beforeBulk(collection, operations)
                                .compose(stored -> client.bulkWriteWithOptions(collection, operations, UNORDERED)))
                        .mapEmpty();
    }

    /** The documents with these ids. */
    public Future<List<JsonObject>> byIds(String collection, Collection<String> ids, JsonObject fields) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : find(collection, idIn(ids), new FindOptions().setFields(fields));
    }

    public Future<Optional<JsonObject>> byId(String collection, String id) {
        return guarded(client.findOne(collection, id(id), null)
                .compose(found -> found == null
                        ? Future.succeededFuture(Optional.empty())
                        : form.afterRead(collection, List.of(found)).map(read -> Optional.of(read.get(0)))));
    }

    /**
     * All documents that match. In batches of a stated size: the driver would ask for 2^31-1 documents at once where
     * none is stated, and a server that makes room for so many (FerretDB 1.24) dies of it.
     */
    public Future<List<JsonObject>> find(String collection, JsonObject query, FindOptions options) {
        var documents = new ArrayList<JsonObject>();
        var done = Promise.<List<JsonObject>>promise();
        client.findBatchWithOptions(collection, query, new FindOptions(options).setBatchSize(BATCH))
                .exceptionHandler(done::tryFail)
                .endHandler(end -> done.tryComplete(documents))
                .handler(documents::add);
        return guarded(done.future().compose(found -> form.afterRead(collection, found)));
    }

    /** Updates one document and gives it as it is stored afterwards; empty if none matched. Not for texts: see {@link #bulk}. */
    public Future<Optional<JsonObject>> updateOne(
            String collection, JsonObject query, JsonObject update, JsonObject sort) {
        // No fields rather than an empty set of them, which not every server takes for all.
        var options = new FindOptions().setSort(sort).setFields(null);
        var after = new UpdateOptions().setReturningNewDocument(true);
        return guarded(client.findOneAndUpdateWithOptions(collection, query, update, options, after))
                .map(Optional::ofNullable);
    }

    public Future<Void> remove(String collection, JsonObject query) {
        return guarded(client.removeDocuments(collection, query)).mapEmpty();
    }

    /** Removes what matches, and gives how many that were. */
    public Future<Long> removeAll(String collection, JsonObject query) {
        return guarded(client.removeDocuments(collection, query))
                .map(removed -> removed == null ? 0L : removed.getRemovedCount());
    }

    public Future<Long> count(String collection, JsonObject query) {
        return guarded(client.count(collection, query));
    }

    /** How many documents a collection has, and the sums of numbers in them. */
    public record Sums(long count, Map<String, Long> fields) {
        public long of(String field) {
            return fields.get(field);
        }
    }

    /**
     * Counts a whole collection and adds up fields of it; a document without one adds nothing. Reads every document: for
     * small collections, now and then.
     */
    public Future<Sums> sum(String collection, String... fields) {
        var group = new JsonObject().putNull("_id").put("count", new JsonObject().put("$sum", 1));
        for (var field : fields) {
            group.put(field, new JsonObject().put("$sum", "$" + field));
        }
        var found = new AtomicReference<>(new JsonObject());
        var done = Promise.<Sums>promise();
        client.aggregateWithOptions(
                        collection,
                        new JsonArray().add(new JsonObject().put("$group", group)),
                        new AggregateOptions().setBatchSize(BATCH))
                .exceptionHandler(done::tryFail)
                .endHandler(end -> done.tryComplete(sums(found.get(), fields)))
                .handler(found::set);
        return guarded(done.future());
    }

    private static Sums sums(JsonObject group, String... fields) {
        var sums = new HashMap<String, Long>();
        for (var field : fields) {
            sums.put(field, group.getLong(field, 0L));
        }
        return new Sums(group.getLong("count", 0L), sums);
    }

    /** Releases the connections. */
    public Future<Void> close() {
        return client.close();
    }

    public static JsonObject id(String id) {
        return new JsonObject().put("_id", id);
    }

    public static JsonObject idIn(Collection<String> ids) {
        return new JsonObject().put("_id", new JsonObject().put("$in", new JsonArray(List.copyOf(ids))));
    }

    /**
     * Reads documents. What is wrong with one that somebody else wrote is told without what it holds.
     *
     * <p>Fails with a {@code ServiceException} if one of them cannot be read.
     */
    public static <T> Future<List<T>> read(Future<List<JsonObject>> documents, Function<JsonObject, T> reader) {
        return guarded(documents.map(found -> found.stream().map(reader).toList()));
    }

    public static <T> Future<T> guarded(Future<T> future) {
        return future.recover(failure -> Future.failedFuture(StoreFailures.describe(failure)));
    }
}
