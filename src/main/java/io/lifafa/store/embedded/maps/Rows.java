package io.lifafa.store.embedded.maps;

import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyRange;
import io.lifafa.store.embedded.key.PositionScan;
import io.lifafa.store.embedded.key.RangeScan;
import io.lifafa.store.embedded.key.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVMap;

/**
 * The documents of a collection in the order of their arrival, and where each {@code _id} is among them.
 *
 * <p>Two maps, because ids come in any order: of a thousand documents inserted, each would otherwise lie on another page
 * that has to be written again with all its neighbours. So the documents are appended, page after page, and only the
 * small entries of the ids are scattered. A row's number is never used again, so that a reader who looks up the one and
 * then the other finds the right document or none.
 *
 * <p>Thread rule: one thread changes it at a time, any number read.
 */
public final class Rows {

    private final MVMap<Key, Long> ids;
    private final MVMap<Long, byte[]> documents;
    private final AtomicLong nextRow;

    Rows(MVMap<Key, Long> ids, MVMap<Long, byte[]> documents) {
        this.ids = ids;
        this.documents = documents;
        this.nextRow = new AtomicLong(documents.isEmpty() ? 0 : documents.lastKey() + 1);
    }

    public Optional<byte[]> get(Key position) {
        Long row = ids.get(position);
        return row == null ? Optional.empty() : Optional.ofNullable(documents.get(row));
    }

    /** The number of the row at a position. */
    public Optional<Long> row(Key position) {
        return Optional.ofNullable(ids.get(position));
    }

    public boolean contains(Key position) {
        return ids.containsKey(position);
    }

    /** Adds or replaces a document; returns what it was before. */
    public Optional<byte[]> put(Key position, byte[] document) {
        Long row = ids.get(position);
        if (row != null) {
            return Optional.ofNullable(documents.put(row, document));
        }
        long added = nextRow.getAndIncrement();
        documents.put(added, document);
        ids.put(position, added);
        return Optional.empty();
    }

    /** Removes a document; returns what it was. */
    public Optional<byte[]> remove(Key position) {
        Long row = ids.remove(position);
        return row == null ? Optional.empty() : Optional.ofNullable(documents.remove(row));
    }

    public long count() {
        return ids.sizeAsLong();
    }

    /** The positions in some stretches, in the order of the ids. */
    public PositionScan byId(List<KeyRange> ranges, boolean reverse) {
        RangeScan<Key, Long> scan = new RangeScan<>(ids, ranges, reverse);
        return PositionScan.of(scan, scan::key);
    }

    /** All documents in the order of their arrival, or against it. */
    public RangeScan<Long, byte[]> byArrival(boolean reverse) {
        return new RangeScan<>(documents, List.of(new RowRange(0L, Long.MAX_VALUE)), reverse);
    }

    private record RowRange(Long from, Long to) implements Stretch<Long> {}
}
