package io.lifafa.text.date;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days of the Persian (Solar Hijri, Jalali) calendar. Its year begins at the spring equinox; the leap years follow the
 * cycle of 33 years, which agrees with the official calendar from 1178 to 1633 (Borkowski, "The Persian calendar for 3000
 * years", Earth, Moon and Planets 74, 1996). Thread rule: any.
 */
final class JalaliDays {
    /** 1 Farvardin of the first year of a cycle of 33 years, 1387 = 42 * 33 + 1. */
    private static final LocalDate EPOCH = LocalDate.of(2008, 3, 20);

    private static final int EPOCH_YEAR = 1387;
    private static final int CYCLE = 33;

    private JalaliDays() {}

    /** The day; empty if the year has none such. */
    static Optional<LocalDate> of(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > length(year, month)) {
            return Optional.empty();
        }
        int ofYear = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
        return Optional.of(EPOCH.plusDays(daysBefore(year) + ofYear + day - 1));
    }

    private static int length(int year, int month) {
        if (month == 12) {
            return isLeap(year) ? 30 : 29;
        }
        return month <= 6 ? 31 : 30;
    }

    private static boolean isLeap(int year) {
        int place = year % CYCLE;
        return place % 4 == (place < 20 ? 1 : 2);
    }

    /** Days from the epoch to the first day of the year. */
    private static long daysBefore(int year) {
        long days = 365L * (year - EPOCH_YEAR);
        for (int it = Math.min(year, EPOCH_YEAR); it < Math.max(year, EPOCH_YEAR); it++) {
            days += isLeap(it) ? Integer.signum(year - EPOCH_YEAR) : 0;
        }
        return days;
    }
}
