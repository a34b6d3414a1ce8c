package io.lifafa.text.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Which day the parts of a written date mean. Thread rule: any. */
public final class CalendarDays {
    /** The years that a message about money can mean. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;

    /** A day without a year may lie so many months after the receipt: a booking is told of before it is dated. */
    private static final int MONTHS_AHEAD = 1;

    private CalendarDays() {}

    /** The year that two or four digits mean. */
    public static int fullYear(int written) {
        return written < 100 ? 2000 + written : written;
    }

    /** The day; empty if there is none, or the year is not between 1990 and 2100. */
    public static Optional<LocalDate> of(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /**
     * A day without a year: the last one before the message was received, or up to a month after. {@code 20APR} received
     * on 15 January 2025 is of 2024.
     */
    public static Optional<LocalDate> lastBefore(int month, int day, LocalDate received) {
        var latest = received.plusMonths(MONTHS_AHEAD);
        for (int year = latest.getYear(); year >= received.getYear() - 1; year--) {
            var found = of(year, month, day).filter(it -> !it.isAfter(latest));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
