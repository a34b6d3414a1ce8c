package io.lifafa.sms;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The calendar's side of an instant: the day as people call it, which the instant alone does not tell.
 *
 * @param date the day, where the money moved
 * @param precision how much is known besides the day
 * @param zone the zone in which the day was read
 */
public record LocalDay(LocalDate date, DatePrecision precision, ZoneId zone) {
    public LocalDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(zone, "zone");
    }
}
