package io.lifafa.store.embedded.key;

import java.util.Iterator;
import java.util.List;

/** Whole keys, one after the other, without walking the map between them. */
public final class PointScan implements PositionScan {

    private final Iterator<KeyRange> ranges;
    private Key position;

    public PointScan(List<KeyRange> ranges) {
        this.ranges = ranges.iterator();
    }

    @Override
    public boolean advance() {
        boolean more = ranges.hasNext();
        if (more) {
            position = ranges.next().from();
        }
        return more;
    }

    @Override
    public Key position() {
        return position;
    }

    @Override
    public void pause() {
        // Holds no snapshot.
    }
}
