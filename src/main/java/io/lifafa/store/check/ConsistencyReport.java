package io.lifafa.store.check;

import io.lifafa.store.Tally;
import java.util.List;

/**
 * What a {@link ConsistencyCheck} found.
 *
 * @param batches how many batches there are
 * @param accepted all SMS ever accepted
 * @param tally how those ended that have
 * @param erased how many of those were erased since
 * @param violationCount how many things are not as promised
 * @param violations the first of them, with ids, at most {@link #MAX_LISTED}
 */
public record ConsistencyReport(
        int batches, long accepted, Tally tally, long erased, long violationCount, List<String> violations) {
    /** No more violations are listed; the others are only counted. */
    public static final int MAX_LISTED = 1_000;

    public ConsistencyReport {
        violations = List.copyOf(violations);
    }

    /** The SMS that have not reached a final state. */
    public long pending() {
        return accepted - tally.settled();
    }

    /** True if every promise that can be checked holds. */
    public boolean holds() {
        return violationCount == 0;
    }
}
