package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import org.h2.mvstore.MVMap;

/** The index on {@code _id}: the documents' own map, so nothing is kept twice and there is nothing to maintain. */
final class IdIndex extends Index<Key> implements PlannedIndex {

    static final String ID = "_id";

    private final MVMap<Key, byte[]> data;

    IdIndex(MVMap<Key, byte[]> data, String name) {
        super(name, List.of(new IndexKey(ID, true)), false);
        this.data = data;
    }

    @Override
    public boolean multikey() {
        return false;
    }

    @Override
    public boolean partial() {
        return false;
    }

    @Override
    public boolean primary() {
        return true;
    }

    @Override
    public PositionScan scan(List<KeyRange> ranges, boolean reverse) {
        RangeScan<byte[]> scan = new RangeScan<>(data, ranges, reverse);
        return new PositionScan() {
            @Override
            public boolean advance() {
                return scan.advance();
            }

            @Override
            public Key position() {
                return scan.key();
            }

            @Override
            public void pause() {
                scan.pause();
            }
        };
    }

    @Override
    public Key getPosition(Document document) {
        return KeyEncoder.of(document.get(ID));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (data.containsKey(getPosition(document))) {
            throw duplicate(document, collection);
        }
    }

    DuplicateKeyError duplicate(Document document, MongoCollection<Key> collection) {
        return new DuplicateKeyError(
                this, collection, getKeys(), getKeyValues(document).iterator().next());
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        // The document's entry in the data map is the index entry.
    }

    @Override
    public Key remove(Document document) {
        return getPosition(document);
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("queries go through the planner");
    }

    @Override
    public long getCount() {
        return data.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        // An _id never changes.
    }

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, Key position, MongoCollection<Key> of) {
        // An _id never changes.
    }

    @Override
    public void drop() {
        // Goes with the data.
    }

    @Override
    public boolean isUnique() {
        return true;
    }
}
