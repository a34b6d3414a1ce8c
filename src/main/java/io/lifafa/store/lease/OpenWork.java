package io.lifafa.store.lease;

import java.util.List;

/**
 * The open chunks by state, by the database's time. The counts are made one after another: while work goes on, a chunk
 * may be counted twice or not at all.
 *
 * @param ready chunks that anybody may claim now; those with an expired lease are among them
 * @param waiting chunks that are due later
 * @param leased chunks that somebody works on
 * @param leases of the leased ones those that end first
 */
public record OpenWork(long ready, long waiting, long leased, List<HeldLease> leases) {
    public OpenWork {
        leases = List.copyOf(leases);
    }
}
