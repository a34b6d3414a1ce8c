package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.lifafa.store.embedded.care.OpenStore;
import io.lifafa.store.embedded.data.EmbeddedBackend;
import io.lifafa.store.embedded.file.StoreFormat;
import java.time.Clock;
import java.util.List;

/** Commands straight to a backend in memory, without a network. */
record Commands(EmbeddedBackend backend) {

    static Commands inMemory(Clock clock) {
        OpenStore store = OpenStore.inMemory(StoreFormat.openInMemory());
        return new Commands(new EmbeddedBackend(store.maps(), store.changes(), clock));
    }

    Document run(String command, Document query) {
        return backend.handleCommand(null, "test", command, query);
    }

    void insert(String collection, Document document) {
        // A copy, as the wire would make it.
        Document copy = BsonBytes.decode(BsonBytes.encode(document));
        Document reply = run("insert", new Document("insert", collection).append("documents", List.of(copy)));
        if (reply.containsKey("writeErrors")) {
            throw new IllegalStateException(reply.toString());
        }
    }

    void createIndex(String collection, Document keys) {
        createIndex(collection, keys, new Document());
    }

    void createIndex(String collection, Document keys, Document options) {
        Document index = new Document("key", keys).append("name", keys.toString());
        index.putAll(options);
        run("createIndexes", new Document("createIndexes", collection).append("indexes", List.of(index)));
    }

    void updateAll(String collection, Document query, Document change) {
        Document update = new Document("q", query).append("u", change).append("multi", true);
        Document reply = run("update", new Document("update", collection).append("updates", List.of(update)));
        if (reply.containsKey("writeErrors") && !reply.toString().contains("_id")) {
            throw new IllegalStateException(reply.toString());
        }
    }

    void delete(String collection, Document query) {
        Document delete = new Document("q", query).append("limit", 0);
        run("delete", new Document("delete", collection).append("deletes", List.of(delete)));
    }

    @SuppressWarnings("unchecked")
    List<Document> find(String collection, Document query, Document sort, int skip, int limit) {
        Document find = new Document("find", collection)
                .append("filter", query)
                .append("sort", sort)
                .append("skip", skip)
                .append("limit", limit);
        Document reply = run("find", find);
        return (List<Document>) ((Document) reply.get("cursor")).get("firstBatch");
    }
}
