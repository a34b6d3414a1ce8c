package io.lifafa.api.answer;

import io.lifafa.sms.Span;
import io.lifafa.text.date.CalendarDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A date in a text: its place and the days it can mean.
 *
 * @param span where it stands
 * @param days one, or two where day and month could change places; empty where there is no year
 * @param monthDay month * 100 + day where there is no year, else 0
 */
record WrittenDate(Span span, List<LocalDate> days, int monthDay) {
    /** A date without a year names a day at most this far from the SMS. */
    private static final int NEAR_DAYS = 366;

    /** Three numbers as they stand; empty if they name no day. */
    static Optional<WrittenDate> numeric(Span span, String first, String second, String third) {
        int a = Integer.parseInt(first);
        int b = Integer.parseInt(second);
        int c = Integer.parseInt(third);
        var days = first.length() == 4
                ? days(new int[][] {{a, b, c}})
                : days(new int[][] {{CalendarDays.fullYear(c), b, a}, {CalendarDays.fullYear(c), a, b}});
        return days.isEmpty() ? Optional.empty() : Optional.of(new WrittenDate(span, days, 0));
    }

    /** A day and a named month, with a year if it is not null. */
    static Optional<WrittenDate> named(Span span, String day, int month, String year) {
        int number = Integer.parseInt(day);
        if (month == 0 || number < 1 || number > 31) {
            return Optional.empty();
        }
        if (year == null) {
            return Optional.of(new WrittenDate(span, List.of(), month * 100 + number));
        }
        var days = days(new int[][] {{CalendarDays.fullYear(Integer.parseInt(year)), month, number}});
        return days.isEmpty() ? Optional.empty() : Optional.of(new WrittenDate(span, days, 0));
    }

    private static List<LocalDate> days(int[][] parts) {
        return IntStream.range(0, parts.length)
                .mapToObj(i -> CalendarDays.of(parts[i][0], parts[i][1], parts[i][2]))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** True if it can mean this day, in an SMS of that one. */
    boolean means(LocalDate day, LocalDate received) {
        return monthDay == 0
                ? days.contains(day)
                : monthDay == day.getMonthValue() * 100 + day.getDayOfMonth()
                        && Math.abs(day.toEpochDay() - received.toEpochDay()) <= NEAR_DAYS;
    }
}
