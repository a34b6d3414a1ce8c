package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;

/** What the planner must know of an index. */
interface PlannedIndex {

    List<IndexKey> getKeys();

    /** Whether one document may have several entries, because a value is an array: then it neither sorts nor ranges. */
    boolean multikey();

    /** Whether documents without any of its fields are left out. */
    boolean partial();

    /** Whether an entry's key is the document's position itself. */
    boolean primary();

    /** The positions in some stretches, in order. */
    PositionScan scan(List<KeyRange> ranges, boolean reverse);
}
