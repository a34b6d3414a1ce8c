package io.lifafa.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The instants that a query may name: those of the years 1 to 9999. The database holds others in part, and dates none. */
final class Years {
    private static final Instant FIRST =
            OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
    private static final Instant END = OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.UTC)
            .toInstant();

    private Years() {}

    /** @throws DateTimeException if the instant is outside */
    static Instant within(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(END)) {
            throw new DateTimeException("outside of the years 1 to 9999");
        }
        return instant;
    }
}
