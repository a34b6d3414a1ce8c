package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.key.KeyRange;
import io.lifafa.store.embedded.key.PositionScan;
import io.lifafa.store.embedded.maps.Rows;
import java.util.List;

/** The index on {@code _id}: the rows know it themselves, so there is nothing to maintain. */
public final class IdIndex extends PlannedIndex {

    public static final String ID = "_id";

    private final Rows rows;

    public IdIndex(Rows rows, String name) {
        super(name, List.of(new IndexKey(ID, true)), false);
        this.rows = rows;
    }

    @Override
    public boolean multikey() {
        return false;
    }

    @Override
    boolean primary() {
        return true;
    }

    @Override
    public PositionScan scan(List<KeyRange> ranges, boolean reverse) {
        return rows.byId(ranges, reverse);
    }

    @Override
    public Key getPosition(Document document) {
        return KeyEncoder.of(document.get(ID));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (rows.contains(getPosition(document))) {
            throw duplicate(document, collection);
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        // Comes with the row.
    }

    @Override
    public Key remove(Document document) {
        return getPosition(document);
    }

    @Override
    public long getCount() {
        return rows.count();
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
        // Goes with the rows.
    }

    @Override
    public boolean isUnique() {
        return true;
    }
}
