package io.lifafa.sms;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * When the money moved, for machines and for people.
 *
 * @param instant of a day alone: the start of the day in the zone
 * @param local the same as a calendar says it
 */
public record TransactionDate(Instant instant, LocalDay local) {
    /** A date that the text names. */
    public static TransactionDate written(LocalDateTime at, DatePrecision precision, ZoneId zone) {
        return new TransactionDate(at.atZone(zone).toInstant(), new LocalDay(at.toLocalDate(), precision, zone));
    }

    /** The date of an SMS that names none itself; one at exactly midnight came with a day alone. */
    public static TransactionDate received(Instant date, ZoneId zone) {
        var at = date.atZone(zone).toLocalDateTime();
        return new TransactionDate(
                date, new LocalDay(at.toLocalDate(), DatePrecision.ofReceived(at.toLocalTime()), zone));
    }
}
