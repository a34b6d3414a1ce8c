package io.lifafa.store.lease;

import io.vertx.core.Future;

/** Who works on what: for people and for the cluster's state, not for the work itself. Thread rule: any. */
public interface LeaseBook {
    /**
     * The open work by its state, with the leases that end first. Fails with a {@code ServiceException}, code 503, if the
     * database cannot be reached.
     *
     * <p>Costs four queries: MongoDB answers them from the index of {@code due}, the embedded server by reading every entry
     * of the inbox, which holds nothing but open chunks (a millisecond for a thousand). Ask every few seconds, not more.
     *
     * @param maxLeases at most so many leases are listed, 1 to 1,000
     */
    Future<OpenWork> openWork(int maxLeases);
}
