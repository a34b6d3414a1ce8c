package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyRange;
import io.lifafa.store.embedded.key.PositionScan;
import java.util.List;

/** An index that the planner asks, rather than the base class's search, which knows equality alone. */
public abstract class PlannedIndex extends Index<Key> {

    PlannedIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** Whether one document may have several entries, because a value is an array: then it neither sorts nor ranges. */
    public abstract boolean multikey();

    /** Whether documents without any of its fields are left out. */
    final boolean partial() {
        return isSparse();
    }

    /** Whether an entry's key is the document's position itself. */
    abstract boolean primary();

    /** The positions in some stretches, in order. */
    public abstract PositionScan scan(List<KeyRange> ranges, boolean reverse);

    /** The error that tells of a document whose values are taken. */
    public final DuplicateKeyError duplicate(Document document, MongoCollection<Key> collection) {
        return new DuplicateKeyError(
                this, collection, getKeys(), getKeyValues(document).iterator().next());
    }

    @Override
    public final boolean canHandle(Document query) {
        return false;
    }

    @Override
    public final Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("queries go through the planner");
    }

    @Override
    public final long getDataSize() {
        return getCount();
    }
}
