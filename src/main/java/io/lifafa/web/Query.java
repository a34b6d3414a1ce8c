package io.lifafa.web;

import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.TransactionQuery;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** The parameters of a query, checked. */
final class Query {
    private static final int DEFAULT_LIMIT = 50;

    private final MultiMap parameters;
    private final ZoneId zone;

    Query(MultiMap parameters, ZoneId zone) {
        this.parameters = parameters;
        this.zone = zone;
    }

    TransactionQuery transactions(Tenant tenant) {
        var user = text("user_id").orElseThrow(() -> new BadQuery("user_id: missing; say whose transactions to read"));
        return new TransactionQuery(
                tenant.name(),
                user,
                date("from"),
                date("to"),
                new TransactionQuery.Days(day("from"), day("to")),
                text("cursor").map(it -> Cursor.read(it, tenant)),
                limit());
    }

    /** A page begins behind this stored id. */
    String after(Tenant tenant) {
        return text("cursor").map(tenant::stored).orElse("");
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    int limit() {
        try {
            int limit = text("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
            if (limit >= 1 && limit <= TransactionQuery.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw badLimit();
        }
        throw badLimit();
    }

    private static BadQuery badLimit() {
        return new BadQuery("limit: must be a whole number from 1 to " + TransactionQuery.MAX_LIMIT);
    }

    /** After {@link #date}, which refuses what is none. */
    private Optional<LocalDate> day(String name) {
        return text(name).filter(Query::isDay).map(LocalDate::parse);
    }

    private static boolean isDay(String value) {
        return value.length() <= 10;
    }

    /** A day is taken from its start in the configured zone. */
    private Optional<Instant> date(String name) {
        return text(name).map(value -> {
            try {
                return Years.within(
                        isDay(value)
                                ? LocalDate.parse(value).atStartOfDay(zone).toInstant()
                                : OffsetDateTime.parse(value.replace(' ', '+')).toInstant());
            } catch (DateTimeException e) {
                throw new BadQuery(name + ": must be a date like 2026-01-31 or a time like 2026-01-31T10:00:00Z,"
                        + " in the years 1 to 9999");
            }
        });
    }
}
