package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.lifafa.store.embedded.index.FoundDocument;
import io.lifafa.store.embedded.index.IdIndex;
import io.lifafa.store.embedded.index.Plan;
import io.lifafa.store.embedded.index.PlannedIndex;
import io.lifafa.store.embedded.index.Planner;
import io.lifafa.store.embedded.index.ResultCursor;
import io.lifafa.store.embedded.index.Search;
import io.lifafa.store.embedded.index.SortedIndex;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.key.KeyRange;
import io.lifafa.store.embedded.key.PositionScan;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.Rows;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A collection over its rows in the store, with its indexes.
 *
 * <p>Thread rule: changes are serialised by this object's monitor; reads work on the maps' snapshots without it.
 */
public final class EmbeddedCollection extends AbstractMongoCollection<Key> {

    private static final String SYSTEM = "system.";
    private static final int DELETE_BITE = 1_000;
    private static final Document ANY = new Document();

    private final Rows rows;
    private final Changes changes;
    /** Apart from the changes' matcher, whose positional operator must not see what readers match. */
    private final DefaultQueryMatcher readMatcher = new DefaultQueryMatcher();

    private volatile List<PlannedIndex> planned = List.of();
    /** The update under way changes one document only. */
    private boolean updatingOne;

    EmbeddedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            Rows rows,
            Changes changes,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.rows = rows;
        this.changes = changes;
    }

    /** Answers a find command. */
    ResultCursor find(Document query, Document sort, int skip, int limit, Document fields) {
        return new ResultCursor(
                cursorRegistry.generateCursorId(), search(query, sort, skip, limit), found -> project(found, fields));
    }

    /** How a query would be answered; empty if everything would be read. */
    Optional<Plan> plan(Document query, Document sort) {
        return new Planner(query, sort).best(planned);
    }

    private Search search(Document query, Document sort, int skip, int limit) {
        return new Search(rows, planned, readMatcher, query, sort, skip, limit);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document sort, int skip, int limit, int batchSize, Document fields) {
        int most = updatingOne && Thread.holdsLock(this) ? 1 : limit;
        List<Document> found =
                search(query, sort == null ? ANY : sort, skip, most).all();
        return createQueryResult(project(found, fields), batchSize);
    }

    private List<Document> project(List<Document> found, Document fields) {
        if (fields == null || fields.isEmpty()) {
            return found;
        }
        return matchDocumentsFromStream(found.stream(), ANY, null, 0, 0, 0, fields)
                .collectDocuments();
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        return stream(ANY);
    }

    /** The matching documents, read as they are taken. */
    Stream<Document> stream(Document query) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(search(query, ANY, 0, 0), 0), false)
                .map(FoundDocument::document);
    }

    @Override
    public int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        Search search = search(query, ANY, skip, Math.max(limit, 0));
        int count = 0;
        while (search.hasNext()) {
            search.next();
            count++;
        }
        return count;
    }

    @Override
    public synchronized void addDocument(Document document) {
        if (document.get(IdIndex.ID) instanceof Collection) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        if (IdIndex.ID.equals(getIdField()) && !document.containsKey(IdIndex.ID)) {
            document.put(IdIndex.ID, new ObjectId());
        }
        for (PlannedIndex index : planned) {
            if (index instanceof SortedIndex sorted) {
                sorted.checkAdd(document, this);
            }
        }
        Key position = addDocumentInternal(document);
        for (PlannedIndex index : planned) {
            if (index instanceof SortedIndex sorted) {
                sorted.put(document, position);
            }
        }
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        Object id = getIdField() == null ? new ObjectId() : document.get(getIdField());
        Key position = KeyEncoder.of(id);
        if (rows.contains(position)) {
            throw new IdIndex(rows, "_id_").duplicate(document, this);
        }
        byte[] bytes = BsonBytes.encode(document);
        rows.put(position, bytes);
        changed(position, Optional.of(bytes));
        return position;
    }

    @Override
    public synchronized void removeDocument(Document document) {
        Key position =
                getIdField() == null ? findDocumentPosition(document) : KeyEncoder.of(document.get(getIdField()));
        for (PlannedIndex index : planned) {
            if (index instanceof SortedIndex sorted) {
                sorted.remove(document);
            }
        }
        removeDocument(position);
    }

    @Override
    protected void removeDocument(Key position) {
        if (rows.remove(position).isEmpty()) {
            throw new NoSuchElementException("no document at this position of " + getFullName());
        }
        changed(position, Optional.empty());
    }

    @Override
    protected void handleUpdate(Key position, Document oldDocument, Document newDocument) {
        byte[] bytes = BsonBytes.encode(newDocument);
        rows.put(position, bytes);
        changed(position, Optional.of(bytes));
    }

    private void changed(Key position, Optional<byte[]> document) {
        if (getCollectionName().startsWith(SYSTEM)) {
            changes.schema();
        } else if (document.isPresent()) {
            changes.put(getFullName(), position, document.get());
        } else {
            changes.remove(getFullName(), position);
        }
    }

    /** Makes a document what it was when it was acknowledged, or away. */
    public synchronized void restore(Key position, Optional<byte[]> document) {
        Optional<byte[]> before = document.isPresent() ? rows.put(position, document.get()) : rows.remove(position);
        for (PlannedIndex index : planned) {
            if (index instanceof SortedIndex sorted) {
                before.ifPresent(bytes -> sorted.remove(BsonBytes.decode(bytes)));
                document.ifPresent(bytes -> sorted.put(BsonBytes.decode(bytes), position));
            }
        }
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> documents, boolean isOrdered) {
        return super.insertDocuments(documents, isOrdered);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        updatingOne = !multi;
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            updatingOne = false;
        }
    }

    /** In bites, so that emptying a large collection does not hold it all in memory. */
    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        int deleted = 0;
        while (true) {
            int most = limit > 0 ? Math.min(limit - deleted, DELETE_BITE) : DELETE_BITE;
            List<Document> bite = search(selector, ANY, 0, most).all();
            bite.forEach(this::removeDocument);
            deleted += bite.size();
            if (bite.size() < most || deleted == limit) {
                return deleted;
            }
        }
    }

    @Override
    public synchronized void addIndex(Index<Key> index) {
        try {
            super.addIndex(index);
        } catch (RuntimeException e) {
            discardUnlessKnown(index);
            throw e;
        }
        replan();
    }

    /** An index of the same name has the same map, which must not be emptied. */
    private void discardUnlessKnown(Index<Key> index) {
        boolean known = getIndexes().stream().anyMatch(other -> other.getName().equals(index.getName()));
        if (!known && index instanceof SortedIndex sorted) {
            sorted.entries().clear();
        }
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
        replan();
    }

    /** The indexes but that on the id. */
    List<SortedIndex> sortedIndexes() {
        return planned.stream()
                .filter(SortedIndex.class::isInstance)
                .map(SortedIndex.class::cast)
                .toList();
    }

    private void replan() {
        planned = getIndexes().stream().map(PlannedIndex.class::cast).toList();
    }

    @Override
    public synchronized void renameTo(MongoDatabase newDatabase, String newName) {
        super.renameTo(newDatabase, newName);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document sort, int skip, int limit, int batchSize, Document fields) {
        return queryDocuments(query, sort, skip, limit, batchSize, fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        if (getIdField() != null) {
            // In the order of arrival, as they lie in the file.
            return stream(ANY)
                    .map(document -> new DocumentWithPosition<>(document, KeyEncoder.of(document.get(getIdField()))));
        }
        PositionScan positions = rows.byId(List.of(KeyRange.ALL), false);
        return Stream.generate(() -> positions.advance() ? Optional.of(positions.position()) : Optional.<Key>empty())
                .takeWhile(Optional::isPresent)
                .map(position -> new DocumentWithPosition<>(getDocument(position.get()), position.get()));
    }

    @Override
    protected Document getDocument(Key position) {
        return BsonBytes.decode(rows.get(position).orElseThrow());
    }

    @Override
    public int count() {
        return (int) Math.min(rows.count(), Integer.MAX_VALUE);
    }

    @Override
    public boolean isEmpty() {
        return rows.count() == 0;
    }

    /** Sizes are not kept per collection: measuring each document would cost more than storing it. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("sizes are not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
