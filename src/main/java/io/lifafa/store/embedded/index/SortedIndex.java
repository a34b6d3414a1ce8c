package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.key.KeyRange;
import io.lifafa.store.embedded.key.PositionScan;
import io.lifafa.store.embedded.key.RangeScan;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVMap;

/**
 * An index on any fields, unique or not, in the order of its keys.
 *
 * <p>An entry's key is the indexed values followed by the document's position; its value tells where the position
 * begins. An array has an entry for each element; the first one marks the whole index as multikey, for good.
 */
public final class SortedIndex extends PlannedIndex {

    /** In the store's table of marks: this index has seen an array. */
    private static final String MULTIKEY = "multikey ";

    private final MVMap<Key, Integer> entries;
    private final MVMap<String, String> marks;
    private final boolean unique;
    private volatile boolean multikey;

    public SortedIndex(
            StoreMaps maps, String namespace, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(name, keys, sparse);
        this.entries = maps.index(namespace, name);
        this.marks = maps.marks();
        this.unique = unique;
        this.multikey = marks.containsKey(MULTIKEY + entries.getId());
    }

    public MVMap<Key, Integer> entries() {
        return entries;
    }

    @Override
    public boolean multikey() {
        return multikey;
    }

    @Override
    boolean primary() {
        return false;
    }

    @Override
    public PositionScan scan(List<KeyRange> ranges, boolean reverse) {
        RangeScan<Key, Integer> scan = new RangeScan<>(entries, ranges, reverse);
        return PositionScan.of(scan, () -> scan.key().from(scan.value()));
    }

    @Override
    public Key getPosition(Document document) {
        // Only the _id index answers this.
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (unique) {
            checkUnique(document, KeyEncoder.of(document.get(IdIndex.ID)), collection);
        } else {
            valuesOf(document);
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        if (unique) {
            checkUnique(document, position, collection);
        }
        put(document, position);
    }

    /** Adds what {@link #checkAdd} has allowed. */
    public void put(Document document, Key position) {
        for (Key values : valuesOf(document)) {
            entries.put(entry(values, position), values.bytes().length);
        }
    }

    /** How many entries a document has; negative if one that it should have is missing. */
    public long present(Document document, Key position) {
        Set<Key> all = valuesOf(document);
        boolean whole = all.stream().allMatch(values -> entries.containsKey(entry(values, position)));
        return whole ? all.size() : -all.size();
    }

    @Override
    public Key remove(Document document) {
        Key position = KeyEncoder.of(document.get(IdIndex.ID));
        for (Key values : valuesOf(document)) {
            entries.remove(entry(values, position));
        }
        return position;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        if (unique) {
            checkUnique(newDocument, KeyEncoder.of(oldDocument.get(IdIndex.ID)), collection);
        } else {
            valuesOf(newDocument);
        }
    }

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, Key position, MongoCollection<Key> of) {
        Set<Key> before = valuesOf(oldDocument);
        Set<Key> after = valuesOf(newDocument);
        for (Key values : before) {
            if (!after.contains(values)) {
                entries.remove(entry(values, position));
            }
        }
        for (Key values : after) {
            if (!before.contains(values)) {
                entries.put(entry(values, position), values.bytes().length);
            }
        }
    }

    private void checkUnique(Document document, Key position, MongoCollection<Key> collection) {
        for (Key values : valuesOf(document)) {
            RangeScan<Key, Integer> same = new RangeScan<>(entries, List.of(KeyRange.startingWith(values)), false);
            while (same.advance()) {
                boolean sameValues = same.value() == values.bytes().length;
                if (sameValues && !same.key().from(same.value()).equals(position)) {
                    throw duplicate(document, collection);
                }
            }
        }
    }

    private static Key entry(Key values, Key position) {
        return new KeyEncoder().append(values.bytes()).append(position.bytes()).toKey();
    }

    private Set<Key> valuesOf(Document document) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean array = false;
        for (IndexKey key : getKeys()) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
            array |= value instanceof Collection;
            values.put(key.getKey(), value);
        }
        if (isSparse() && values.values().stream().allMatch(Missing.class::isInstance)) {
            return Set.of();
        }
        if (!array) {
            return Set.of(encode(values.values()));
        }
        markMultikey();
        Set<Key> each = new HashSet<>();
        for (KeyValue combination : getKeyValues(document)) {
            each.add(encode(combination));
        }
        return each;
    }

    private Key encode(Iterable<Object> values) {
        KeyEncoder encoder = new KeyEncoder();
        var keys = getKeys().iterator();
        for (Object value : values) {
            encoder.add(value, keys.next().isAscending());
        }
        return encoder.toKey();
    }

    private void markMultikey() {
        if (!multikey) {
            marks.put(MULTIKEY + entries.getId(), "");
            multikey = true;
        }
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public void drop() {
        marks.remove(MULTIKEY + entries.getId());
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && unique == other.isUnique()
                && getKeys().toString().equals(other.getKeys().toString());
    }
}
