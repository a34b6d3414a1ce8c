package io.lifafa.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which transactions to read, newest first.
 *
 * @param userId whose
 * @param from not before, by transaction date
 * @param to before
 * @param after only those behind this one in the order, the last of the page before
 * @param limit at most so many, 1 to {@link #MAX_LIMIT}
 */
public record TransactionQuery(
        String userId, Optional<Instant> from, Optional<Instant> to, Optional<Position> after, int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 500;

    public TransactionQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be from 1 to " + MAX_LIMIT);
        }
    }

    /** A place in the order: newest first, then by id downwards. */
    public record Position(Instant date, String id) {}
}
