package io.lifafa.text.date;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/**
 * Which day a year, a month and a day mean. The year may be counted as in Thailand ({@code 2569} is 2026) or, with the months
 * of that calendar, as in Iran ({@code 1405/09/07} is 28 November 2026). Thread rule: any.
 */
public final class CalendarDays {
    /** The years that a message about money can mean. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;

    /** Two digits above are of the century before: nothing is dated 2085, and little 1985. */
    private static final int LAST_SHORT_YEAR = 80;

    /** A Buddhist year less this is ours. */
    private static final int BUDDHIST = 543;

    /** Jalali years of 1990 to 2056; later ones are those of the Islamic calendar by now. */
    private static final int FIRST_JALALI = 1369;

    private static final int LAST_JALALI = 1435;

    /** A day without a year may lie so many months after the receipt: a booking is told of before it is dated. */
    private static final int MONTHS_AHEAD = 1;

    private CalendarDays() {}

    /** The year that two digits mean: a Buddhist one if that is the year of the receipt or beside it, else ours. */
    public static int fullYear(int two, LocalDate received) {
        int buddhist = 2500 + two;
        if (Math.abs(buddhist - BUDDHIST - received.getYear()) <= 1) {
            return buddhist;
        }
        return two > LAST_SHORT_YEAR ? 1900 + two : 2000 + two;
    }

    /** The day; empty if there is none, or the year is not between 1990 and 2100. */
    public static Optional<LocalDate> of(int year, int month, int day) {
        if (isJalali(year)) {
            return JalaliDays.of(year, month, day);
        }
        boolean parts = isYear(year) && month >= 1 && month <= 12 && day >= 1;
        return parts && day <= Month.of(month).length(Year.isLeap(ours(year)))
                ? Optional.of(LocalDate.of(ours(year), month, day))
                : Optional.empty();
    }

    /** True if the year is one of those that {@link #of} knows. */
    static boolean isYear(int year) {
        return isJalali(year) || ours(year) >= FIRST_YEAR && ours(year) <= LAST_YEAR;
    }

    private static boolean isJalali(int year) {
        return year >= FIRST_JALALI && year <= LAST_JALALI;
    }

    private static int ours(int year) {
        return year > LAST_YEAR ? year - BUDDHIST : year;
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
