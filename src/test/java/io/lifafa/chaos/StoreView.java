package io.lifafa.chaos;

import static io.lifafa.testsupport.Awaiting.await;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks into the store from outside. While the store is gone every method throws. Thread rule: any. */
public final class StoreView implements AutoCloseable {
    private static final String INBOX = "inbox";
    private static final FindOptions LEASE = new FindOptions()
            .setFields(new JsonObject().put("owner", 1).put("epoch", 1).put("due", 1));

    private final Vertx vertx = Vertx.vertx();
    private final MongoClient client;

    public StoreView(String uri) {
        this(uri, "lifafa");
    }

    public StoreView(String uri, String database) {
        client = MongoClient.create(
                vertx,
                new JsonObject()
                        .put("connection_string", uri + "/?serverSelectionTimeoutMS=3000")
                        .put("db_name", database));
    }

    /** A chunk that somebody has claimed. */
    record Held(String id, String owner, long epoch, Instant due) {
        private static Held read(JsonObject inbox) {
            return new Held(
                    inbox.getString("_id"),
                    inbox.getString("owner"),
                    inbox.getLong("epoch"),
                    Instant.parse(inbox.getJsonObject("due").getString("$date")));
        }
    }

    /** For what is to be changed behind the nodes' backs. */
    public MongoClient client() {
        return client;
    }

    /** A job that may open more counts as one; jobs are read first, for they become chunks. */
    public long openChunks() {
        long jobs = await(client.count("jobs", new JsonObject().put("state", "open")));
        return jobs + await(client.count(INBOX, new JsonObject()));
    }

    /** Open chunks that wait for the API to come back. */
    long waitingForApi() {
        return await(client.count(INBOX, new JsonObject().put("outage", true)));
    }

    /** The ids of those chunks. */
    public Set<String> idsOfWaitingForApi() {
        return await(client.find(INBOX, new JsonObject().put("outage", true))).stream()
                .map(it -> it.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** The open chunks whose newest lease is that of a worker of this node. */
    List<Held> heldBy(String node) {
        return await(client.findWithOptions(INBOX, new JsonObject(), LEASE)).stream()
                .map(Held::read)
                .filter(it -> it.owner().startsWith(node + "/"))
                .toList();
    }

    /** Those of them that nobody else has taken up and nobody has closed. */
    List<Held> stillHeld(List<Held> before) {
        var now = new TreeMap<String, Long>();
        await(client.findWithOptions(INBOX, new JsonObject(), LEASE))
                .forEach(it -> now.put(it.getString("_id"), it.getLong("epoch")));
        return before.stream()
                .filter(it -> Long.valueOf(it.epoch()).equals(now.get(it.id())))
                .toList();
    }

    /** Who closed each of these chunks, by their ids. */
    Map<String, String> closers(List<Held> chunks) {
        var query = new JsonObject()
                .put(
                        "_id",
                        new JsonObject()
                                .put("$in", chunks.stream().map(Held::id).toList()));
        var closers = new TreeMap<String, String>();
        await(client.find("chunk_results", query))
                .forEach(it -> closers.put(it.getString("_id"), it.getString("owner")));
        return closers;
    }

    public long count(String collection) {
        return await(client.count(collection, new JsonObject()));
    }

    /** Hands over all documents, one after another. */
    public void each(String collection, Consumer<JsonObject> consumer, String... fields) {
        var projection = new JsonObject();
        List.of(fields).forEach(field -> projection.put(field, 1));
        var done = Promise.<Void>promise();
        client.findBatchWithOptions(
                        collection,
                        new JsonObject(),
                        new FindOptions().setFields(projection).setBatchSize(1_000))
                .exceptionHandler(done::tryFail)
                .endHandler(end -> done.tryComplete())
                .handler(consumer::accept);
        await(done.future());
    }

    /** All documents of a small collection. */
    public List<JsonObject> all(String collection) {
        var all = new ArrayList<JsonObject>();
        each(collection, all::add);
        return all;
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
