package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.lifafa.store.embedded.index.IdIndex;
import io.lifafa.store.embedded.index.IndexDescriptions;
import io.lifafa.store.embedded.index.Plan;
import io.lifafa.store.embedded.index.ResultCursor;
import io.lifafa.store.embedded.index.SortedIndex;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.StoreMaps;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A database whose collections and indexes are maps of the store. Thread rule: any thread. */
final class EmbeddedDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private static final String ID_INDEX = "_id_";
    private static final int FIRST_BATCH = 101;

    /** What the parent answers; anything else it would log whole, with the documents in it. */
    private static final Set<String> COMMANDS =
            Set.of("insert", "update", "delete", "create", "createindexes", "count", "aggregate", "distinct", "drop");

    private static final Set<String> MORE_COMMANDS = Set.of(
            "dropindexes",
            "dbstats",
            "collstats",
            "validate",
            "findandmodify",
            "listcollections",
            "listindexes",
            "getlasterror",
            "reseterror");

    private final StoreMaps maps;
    private final Changes changes;

    EmbeddedDatabase(String name, StoreMaps maps, Changes changes, CursorRegistry cursors) {
        super(name, cursors);
        this.maps = maps;
        this.changes = changes;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("find")) {
            return find(query, command);
        }
        if (name.equals("explain")) {
            return explain(ExplainedQuery.of((Document) query.get(command)));
        }
        if (name.equals("drop") && resolveCollection(query.get(command).toString(), false) == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns not found");
        }
        if (name.equals("collmod")) {
            return changeCollection(query.get(command).toString(), query);
        }
        if (name.equals("aggregate")
                && resolveCollection(query.get(command).toString(), false) instanceof EmbeddedCollection collection) {
            Pipeline pipeline = Pipeline.of(query.get("pipeline"));
            if (pipeline.isChangeStream()) {
                throw new MongoServerError(
                        40573, "Location40573", "The $changeStream stage is only supported on replica sets");
            }
            return reply(collection.getFullName(), pipeline.run(collection, this, databases, oplog));
        }
        if (!COMMANDS.contains(name) && !MORE_COMMANDS.contains(name)) {
            throw new NoSuchCommandException(command);
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    private Document find(Document query, String command) {
        String name = query.get(command).toString();
        MongoCollection<Key> collection = resolveCollection(name, false);
        Document reply = new Document("id", 0L).append("ns", getFullCollectionNamespace(name));
        if (collection instanceof EmbeddedCollection embedded) {
            ResultCursor cursor = embedded.find(
                    part(query, "filter"),
                    part(query, "sort"),
                    number(query, "skip", 0),
                    Math.abs(number(query, "limit", 0)),
                    part(query, "projection"));
            boolean single = Utils.isTrue(query.get("singleBatch")) || number(query, "limit", 0) < 0;
            reply.put("firstBatch", firstBatch(query, cursor, single ? 0 : FIRST_BATCH));
            if (!single && !cursor.isEmpty()) {
                cursorRegistry.add(cursor);
                reply.put("id", cursor.getId());
            }
        } else {
            reply.put("firstBatch", List.of());
        }
        Document response = new Document("cursor", reply);
        Utils.markOkay(response);
        return response;
    }

    private static Document reply(String namespace, List<Document> all) {
        Document cursor = new Document("id", 0L).append("ns", namespace).append("firstBatch", all);
        Document response = new Document("cursor", cursor);
        Utils.markOkay(response);
        return response;
    }

    private static List<Document> firstBatch(Document query, ResultCursor cursor, int otherwise) {
        if (!query.containsKey("batchSize")) {
            return cursor.takeDocuments(otherwise);
        }
        int size = number(query, "batchSize", otherwise);
        // MongoDB's way to open a cursor without reading.
        return size == 0 ? List.of() : cursor.takeDocuments(size);
    }

    private static Document part(Document query, String name) {
        return query.get(name) instanceof Document document ? document : new Document();
    }

    private static int number(Document query, String name, int otherwise) {
        return query.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    @Override
    protected synchronized void addIndex(Document description) {
        boolean known = !isPrimaryKeyIndex((Document) description.get("key"))
                && descriptionsOf(description.get("ns").toString()).holds(description);
        if (!known) {
            super.addIndex(description);
        }
    }

    private Document explain(ExplainedQuery asked) {
        Optional<Plan> plan = resolveCollection(asked.collection(), false) instanceof EmbeddedCollection collection
                ? collection.plan(asked.query(), asked.sort())
                : Optional.empty();
        return asked.reply(getFullCollectionNamespace(asked.collection()), plan);
    }

    private synchronized Document changeCollection(String name, Document query) {
        if (resolveCollection(name, false) == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns does not exist");
        }
        if (!(query.get("index") instanceof Document index)) {
            throw new MongoServerError(72, "InvalidOptions", "only an index of a collection can be changed");
        }
        return descriptionsOf(getFullCollectionNamespace(name)).change(index);
    }

    private IndexDescriptions descriptionsOf(String namespace) {
        return new IndexDescriptions(Optional.ofNullable(indexes.get()), namespace);
    }

    /** The descriptions of all indexes, as clients gave them. */
    List<Document> indexDescriptions() {
        List<Document> all = new ArrayList<>();
        Optional.ofNullable(indexes.get())
                .ifPresent(collection -> collection.queryAll().forEach(all::add));
        return all;
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        // Before anyone can find the collection: what goes into it must not be in the journal without it.
        changes.schema();
        return new EmbeddedCollection(
                this, name, options, maps.rows(getFullCollectionNamespace(name)), changes, cursorRegistry);
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        String namespace = getFullCollectionNamespace(collection);
        return name.equals(ID_INDEX)
                ? new IdIndex(maps.rows(namespace), name)
                : new SortedIndex(maps, namespace, name, keys, true, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SortedIndex(maps, getFullCollectionNamespace(collection), name, keys, false, sparse);
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String name) {
        super.dropIndex(collection, name);
        if (!name.equals(ID_INDEX)) {
            maps.removeIndex(collection.getFullName(), name);
        }
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        maps.removeRows(getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        String before = collection.getFullName();
        super.moveCollection(from, collection, newName);
        maps.rename(before, getFullCollectionNamespace(newName));
    }

    // Nobody asks for the last error of a connection since MongoDB 5.1; keeping it would cost each command a lock.

    @Override
    protected void clearLastStatus(Channel channel) {
        // Not kept.
    }

    @Override
    protected void putLastResult(Channel channel, Document result) {
        // Not kept.
    }

    @Override
    protected long getFileSize() {
        return maps.fileBytes();
    }

    @Override
    protected long getStorageSize() {
        return maps.fileBytes();
    }
}
