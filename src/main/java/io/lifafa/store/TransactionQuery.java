package io.lifafa.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which transactions to read, newest first.
 *
 * @param tenant whose data it is, its name
 * @param userId whose transactions
 * @param from not before, by transaction date
 * @param to before
 * @param after only those behind this one in the order, the last of the page before
 * @param days where a bound is a day: the local date decides, and the instant only about transactions that have none
 * @param limit at most so many, 1 to {@link #MAX_LIMIT}
 */
public record TransactionQuery(
        String tenant,
        String userId,
        Optional<Instant> from,
        Optional<Instant> to,
        Days days,
        Optional<Position> after,
        int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 500;

    public TransactionQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be from 1 to " + MAX_LIMIT);
        }
    }

    /** Without bounds that are days. */
    public TransactionQuery(
            String tenant,
            String userId,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Position> after,
            int limit) {
        this(tenant, userId, from, to, Days.NONE, after, limit);
    }

    /** The first day, and the day before which the last one is. */
    public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {
        /** No bound is a day. */
        public static final Days NONE = new Days(Optional.empty(), Optional.empty());
    }

    /** A place in the order: newest first, then by id downwards. */
    public record Position(Instant date, String id) {}
}
