package io.lifafa.store;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.identity.ContentClaim;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/**
 * The open work: chunks are appended, claimed with a lease, and closed.
 *
 * <p>Every Future fails with a {@code ServiceException}: code 409 if the lease is lost, 503 if the database cannot be
 * reached or is full; nothing is changed by a failed call that repeating it would not change too. Thread rule: any.
 */
public interface Journal {
    /** Stores the chunk durably; only then may its sender hear "accepted". Appending it again changes nothing. */
    Future<Void> append(Chunk chunk);

    /**
     * Takes up to {@code max} chunks that are due, each with a lease of the configured length: what a dead worker held
     * first, then tenants in turn by their weights, of each the oldest first.
     *
     * @param owner who takes them, for people to read
     */
    Future<List<Claim>> claim(String owner, int max);

    /**
     * Takes at most one chunk, of a tenant that is not among these. Costs no query while no other tenant has due work; one
     * whose work has just come elsewhere may be missed for half a second.
     *
     * @param owner who takes it, for people to read
     */
    Future<List<Claim>> claimBeside(String owner, Set<String> tenants);

    /** Prolongs the lease by its full length from now. Fails with 409 if somebody else holds the chunk. */
    Future<Void> renew(Lease lease);

    /** Gives the chunk back: it is due at once. Does nothing if the lease is lost already. */
    Future<Void> release(Lease lease);

    /** Those of the SMS that are in a final state. */
    Future<List<KnownSms>> known(List<String> smsIds);

    /** Those of the SMS for which a transaction is stored, whether or not its chunk was closed. */
    Future<List<StoredTransaction>> transactions(List<String> smsIds);

    /**
     * Finds out which of the SMS are the same as others that came before under another id, and remembers them all. Of one
     * SMS it says the same whenever it is asked.
     *
     * @return those that are duplicates
     */
    Future<List<Duplicate>> claimContents(List<ContentClaim> claims);

    /**
     * Stores the outcomes, closes the chunk and opens the next of its line if some are to be tried later.
     *
     * <p>Safe to repeat after any failure. What a lost lease has stored before it was noticed is kept only where
     * nobody else has stored something for the same SMS.
     *
     * @return how the chunk's SMS ended; fails with 409 if the lease is lost
     */
    Future<Tally> close(Closing closing);

    /** Makes due at once what waits for something that was not there ({@code Outcome.Later#outage}). */
    Future<Void> outageIsOver();

    /** How much work is open. */
    Future<Backlog> backlog();
}
