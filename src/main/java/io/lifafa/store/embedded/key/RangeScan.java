package io.lifafa.store.embedded.key;

import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Walks the entries of some stretches of a map, in the order of the keys or against it.
 *
 * <p>{@link #pause()} lets go of the snapshot it reads, so that a client's slow cursor does not keep old versions of the
 * store alive; the walk goes on behind the last key seen. Thread rule: for one thread at a time.
 */
public final class RangeScan<K, V> {

    private final MVMap<K, V> map;
    private final Iterator<? extends Stretch<K>> ranges;
    private final boolean reverse;
    private Stretch<K> range;
    private Cursor<K, V> cursor;
    private K last;

    public RangeScan(MVMap<K, V> map, List<? extends Stretch<K>> ranges, boolean reverse) {
        this.map = map;
        this.ranges = ranges.iterator();
        this.reverse = reverse;
    }

    /** Moves to the next entry; false at the end. */
    public boolean advance() {
        while (cursor != null || open()) {
            while (cursor.hasNext()) {
                K key = cursor.next();
                if (!key.equals(last)) {
                    last = key;
                    return true;
                }
            }
            cursor = null;
            range = null;
        }
        return false;
    }

    public K key() {
        return last;
    }

    public V value() {
        return cursor.getValue();
    }

    public void pause() {
        cursor = null;
    }

    private boolean open() {
        if (range == null) {
            if (!ranges.hasNext()) {
                return false;
            }
            range = ranges.next();
            last = null;
        }
        K start = reverse ? range.to() : range.from();
        K end = reverse ? range.from() : range.to();
        cursor = map.cursor(last == null ? start : last, end, reverse);
        return true;
    }
}
