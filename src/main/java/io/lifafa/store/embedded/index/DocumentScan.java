package io.lifafa.store.embedded.index;

import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.PointScan;
import io.lifafa.store.embedded.key.PositionScan;
import io.lifafa.store.embedded.key.RangeScan;
import io.lifafa.store.embedded.maps.Rows;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A walk over documents as they are stored. Thread rule: for one thread at a time. */
interface DocumentScan {

    /** The next document; empty at the end. */
    Optional<byte[]> next();

    /** Lets go of the store's snapshot until the next call. */
    void pause();

    /** Every document, in the order of arrival. */
    static DocumentScan all(Rows rows, boolean reverse) {
        RangeScan<Long, byte[]> scan = rows.byArrival(reverse);
        return new DocumentScan() {
            @Override
            public Optional<byte[]> next() {
                return scan.advance() ? Optional.of(scan.value()) : Optional.empty();
            }

            @Override
            public void pause() {
                scan.pause();
            }
        };
    }

    /** The documents a plan leads to. */
    static DocumentScan along(Plan plan, Rows rows) {
        PositionScan scan =
                plan.points() ? new PointScan(plan.ranges()) : plan.index().scan(plan.ranges(), plan.reverse());
        // Positions already given, where an index may name one twice.
        Optional<Set<Key>> seen = plan.index().multikey() ? Optional.of(new HashSet<>()) : Optional.empty();
        return new DocumentScan() {
            @Override
            public Optional<byte[]> next() {
                while (scan.advance()) {
                    Key position = scan.position();
                    if (seen.isEmpty() || seen.get().add(position)) {
                        Optional<byte[]> document = rows.get(position);
                        // Empty: removed since the index was read.
                        if (document.isPresent()) {
                            return document;
                        }
                    }
                }
                return Optional.empty();
            }

            @Override
            public void pause() {
                scan.pause();
            }
        };
    }
}
