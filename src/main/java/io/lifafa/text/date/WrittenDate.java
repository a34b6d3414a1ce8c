package io.lifafa.text.date;

import io.lifafa.sms.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A date as it is written, and the days that it can mean. Thread rule: immutable.
 *
 * @param span where it stands
 * @param day its day, or the first of two numbers of which either may be the day
 * @param month its month, or the second of these numbers; 0 if it names none
 * @param year as it is written, or {@link #NO_YEAR}
 * @param shortYear true if the year has two digits
 * @param eitherOrder true if the month may stand before the day
 */
public record WrittenDate(Span span, int day, int month, int year, boolean shortYear, boolean eitherOrder) {
    static final int NO_YEAR = -1;

    private static final int LEAP_YEAR = 2000;
    private static final int YEAR = 366;
    private static final int MONTH = 31;

    /** The turn of the century of Jalali years of two digits. */
    private static final int JALALI_CENTURY = 1400;

    /** The date that is the whole of this text. */
    public static Optional<WrittenDate> of(String written) {
        var scanner = DateScanner.byForm(written);
        return scanner.find(0) && scanner.end() == written.length() ? Optional.of(scanner.date()) : Optional.empty();
    }

    /** The day if the parts stand in this order; in any, the one that both or only one of them makes. */
    public Optional<LocalDate> day(DayOrder order, LocalDate received) {
        if (!eitherOrder) {
            return plain(day, month, received);
        }
        return switch (order) {
            case DAY_FIRST -> plain(day, month, received);
            case MONTH_FIRST -> plain(month, day, received);
            case ANY -> agreed(plain(day, month, received), plain(month, day, received));
        };
    }

    private static Optional<LocalDate> agreed(Optional<LocalDate> one, Optional<LocalDate> other) {
        boolean same = one.isEmpty() || other.isEmpty() || one.equals(other);
        return same ? one.or(() -> other) : Optional.empty();
    }

    /** In which order it means this day; empty if in none. */
    public Optional<DayOrder> order(LocalDate meant, LocalDate received) {
        var wanted = Optional.of(meant);
        boolean dayFirst = day(DayOrder.DAY_FIRST, received).equals(wanted);
        boolean monthFirst = day(DayOrder.MONTH_FIRST, received).equals(wanted);
        if (!dayFirst && !monthFirst) {
            return Optional.empty();
        }
        return Optional.of(
                dayFirst && monthFirst ? DayOrder.ANY : dayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST);
    }

    /**
     * The likely day: day before month, as in most countries; month before day where only that names a day, or only that
     * names one that had come when the message was received. A year of two digits in front, only where that day is just
     * past and the others are long ago ({@code 26-11-20}).
     */
    public Optional<LocalDate> likely(LocalDate received) {
        var dayFirst = day(DayOrder.DAY_FIRST, received);
        if (!eitherOrder) {
            return dayFirst;
        }
        var chosen = hasCome(dayFirst, received) ? dayFirst : monthFirstOr(dayFirst, received);
        boolean old = chosen.isEmpty() || daysTo(chosen.get(), received) < -YEAR;
        return old ? yearFirst(received).or(() -> chosen) : chosen;
    }

    private Optional<LocalDate> monthFirstOr(Optional<LocalDate> dayFirst, LocalDate received) {
        var monthFirst = day(DayOrder.MONTH_FIRST, received);
        return dayFirst.isEmpty() || hasCome(monthFirst, received) ? monthFirst : dayFirst;
    }

    private static boolean hasCome(Optional<LocalDate> day, LocalDate received) {
        return day.isPresent() && daysTo(day.get(), received) <= 1;
    }

    private static long daysTo(LocalDate day, LocalDate received) {
        return day.toEpochDay() - received.toEpochDay();
    }

    /** True if it names a day of some year at least. */
    boolean namesDay() {
        int any = year == NO_YEAR || shortYear ? LEAP_YEAR : year;
        return CalendarDays.of(any, month, day).isPresent()
                || eitherOrder && CalendarDays.of(any, day, month).isPresent();
    }

    /** All days that it can mean. */
    public List<LocalDate> days(LocalDate received) {
        return Stream.of(day(DayOrder.DAY_FIRST, received), day(DayOrder.MONTH_FIRST, received), yearFirst(received))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<LocalDate> plain(int dayOfMonth, int monthOfYear, LocalDate received) {
        if (year == NO_YEAR) {
            return CalendarDays.lastBefore(monthOfYear, dayOfMonth, received);
        }
        int full = shortYear ? CalendarDays.fullYear(year, received) : year;
        return CalendarDays.of(full, monthOfYear, dayOfMonth);
    }

    /** Year, month and day of two digits each, if that day is of the month before the receipt. */
    private Optional<LocalDate> yearFirst(LocalDate received) {
        if (!eitherOrder || !shortYear) {
            return Optional.empty();
        }
        return Stream.of(2000, JALALI_CENTURY)
                .map(century -> CalendarDays.of(century + day, month, year))
                .flatMap(Optional::stream)
                .filter(it -> hasCome(Optional.of(it), received) && daysTo(it, received) >= -MONTH)
                .findFirst();
    }
}
