package io.lifafa.store.embedded.index;

import io.lifafa.store.embedded.key.KeyRange;
import java.util.List;

/**
 * How to come by the documents that may match a query.
 *
 * @param index the index to walk
 * @param ranges the stretches of it
 * @param reverse against its order
 * @param sortedKeys how many of the leading sort keys the walk already follows
 * @param points whether the ranges are whole keys of the {@code _id} index, to be looked up one by one
 * @param score the higher, the fewer documents are expected to be read
 */
public record Plan(
        PlannedIndex index, List<KeyRange> ranges, boolean reverse, int sortedKeys, boolean points, int score) {}
