package io.lifafa.cache;

import io.lifafa.text.date.CalendarDays;
import io.lifafa.text.number.Digits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds dates and times of day: {@code 12/10/2025}, {@code 2025-10-12}, {@code 12-Oct-25}, {@code 12OCT}, {@code Oct
 * 12, 2025}, {@code 10:36:05 PM}. By form alone: {@code 62/54/33} is a date of no day, so that no value decides the form.
 */
final class Moments {
    private static final String SEPARATORS = "-/.";
    /** Forms: how the parts are written, plus the separator. */
    private static final int DAY_FIRST = 0;

    private static final int YEAR_FIRST = 16;
    private static final int NAMED = 32;
    private static final int MONTH_NAMED_FIRST = 48;
    private static final int SHORT_YEAR = 4;
    private static final int LONG_YEAR = 8;

    private final String text;
    private Kind kind;
    private int end;
    private int form;

    Moments(String text) {
        this.text = text;
    }

    boolean find(int at) {
        if (Digits.isDigit(text.charAt(at))) {
            return (at == 0 || !Digits.isDigit(text.charAt(at - 1))) && (time(at) || numeric(at) || named(at));
        }
        return monthFirst(at);
    }

    Kind kind() {
        return kind;
    }

    int end() {
        return end;
    }

    int form() {
        return form;
    }

    private boolean found(Kind what, int where, int how) {
        kind = what;
        end = where;
        form = how;
        return true;
    }

    private int digits(int from) {
        int last = from;
        while (last < text.length() && last - from < 5 && Digits.isDigit(text.charAt(last))) {
            last++;
        }
        return last - from;
    }

    private boolean time(int at) {
        int hour = digits(at);
        int minute = at + hour + 1;
        if (hour < 1 || hour > 2 || !isColon(at + hour) || digits(minute) != 2) {
            return false;
        }
        int last = minute + 2;
        if (isColon(last) && digits(last + 1) >= 1 && digits(last + 1) <= 2) {
            last += 1 + digits(last + 1);
        }
        return !isColon(last) && found(Kind.TIME, halfOfDay(last), 0);
    }

    private boolean isColon(int i) {
        return i < text.length() && text.charAt(i) == ':';
    }

    private int halfOfDay(int at) {
        int half = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        if (half + 1 < text.length()
                && "AaPp".indexOf(text.charAt(half)) >= 0
                && "Mm".indexOf(text.charAt(half + 1)) >= 0
                && (half + 2 == text.length() || !Chars.isLetter(text, half + 2))) {
            return half + 2;
        }
        return at;
    }

    private boolean numeric(int at) {
        int first = digits(at);
        int separator = separator(at + first);
        if (separator < 0) {
            return false;
        }
        int second = digits(at + first + 1);
        int third = at + first + 1 + second + 1;
        if (second < 1 || second > 2 || separator(third - 1) != separator) {
            return false;
        }
        int last = digits(third);
        boolean more = separator(third + last) == separator && digits(third + last + 1) > 0;
        if (more && separator == 2) {
            return false;
        }
        if (first == 4 && (last == 1 || last == 2)) {
            return found(Kind.DATE, third + last, YEAR_FIRST + separator);
        }
        return first <= 2
                && (last == 2 || last == 4)
                && found(Kind.DATE, third + last, DAY_FIRST + year(last) + separator);
    }

    private static int year(int digits) {
        return digits == 4 ? LONG_YEAR : digits == 2 ? SHORT_YEAR : 0;
    }

    private int separator(int i) {
        return i < text.length() ? SEPARATORS.indexOf(text.charAt(i)) : -1;
    }

    /** A day and a named month, glued or with a separator, with a year or without. */
    private boolean named(int at) {
        int day = digits(at);
        if (day < 1 || day > 2) {
            return false;
        }
        int from = ordinalEnd(at + day);
        int gap = gap(from);
        int month = from + (gap >= 0 ? 1 : 0);
        int behind = monthEnd(month);
        if (behind < 0) {
            return false;
        }
        int years = behind;
        if (years < text.length() && text.charAt(years) == ',') {
            years++;
        }
        if (gap(years) >= 0) {
            years++;
        }
        int year = digits(years);
        boolean dated = (year == 4 || year == 2 && gap(behind) == gap) && !isColon(years + year);
        return found(Kind.DATE, dated ? years + year : behind, NAMED + (dated ? year(year) : 0) + Math.max(0, gap));
    }

    private int ordinalEnd(int at) {
        return at + 2 <= text.length() && List.of("st", "nd", "rd", "th").contains(text.substring(at, at + 2))
                ? at + 2
                : at;
    }

    private int gap(int i) {
        return i < text.length() ? (SEPARATORS + " ").indexOf(text.charAt(i)) : -1;
    }

    /** The end of the month's name at {@code at}, or -1. */
    private int monthEnd(int at) {
        int last = at;
        while (last < text.length() && last - at < 10 && text.charAt(last) < 0x80 && Chars.isLetter(text, last)) {
            last++;
        }
        return last - at >= 3 && TemplateWords.month(text.substring(at, last)) > 0 ? last : -1;
    }

    /** {@code Oct 12, 2025} and {@code Oct 12}. */
    private boolean monthFirst(int at) {
        if (!Chars.isUpper(text.charAt(at)) || at > 0 && Chars.isLetter(text, at - 1)) {
            return false;
        }
        int month = monthEnd(at);
        if (month < 0 || gap(month) < 0) {
            return false;
        }
        int day = digits(month + 1);
        int last = month + 1 + day;
        if (day < 1 || day > 2 || last < text.length() && (Chars.isLetter(text, last) || isColon(last))) {
            return false;
        }
        int years = last < text.length() && text.charAt(last) == ',' ? last + 1 : last;
        years += gap(years) >= 0 ? 1 : 0;
        boolean dated = digits(years) == 4;
        return found(Kind.DATE, dated ? years + 4 : last, MONTH_NAMED_FIRST + (dated ? LONG_YEAR : 0));
    }

    /** In which order day and month stand in a written date. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        /** Either, as far as is known; or the date says it itself. */
        ANY
    }

    /** The day that a written date means; where it names no year, the last one before {@code received}. */
    static Optional<LocalDate> day(String written, Order order, LocalDate received) {
        var numbers = new ArrayList<String>();
        int month = parts(written, numbers);
        if (month > 0) {
            return numbers.isEmpty() ? Optional.empty() : named(numbers, month, received);
        }
        if (numbers.size() != 3) {
            return Optional.empty();
        }
        int a = Integer.parseInt(numbers.get(0));
        int b = Integer.parseInt(numbers.get(1));
        int c = Integer.parseInt(numbers.get(2));
        if (numbers.get(0).length() == 4) {
            return CalendarDays.of(a, b, c);
        }
        var dayFirst = CalendarDays.of(CalendarDays.fullYear(c), b, a);
        var monthFirst = CalendarDays.of(CalendarDays.fullYear(c), a, b);
        return switch (order) {
            case DAY_FIRST -> dayFirst;
            case MONTH_FIRST -> monthFirst;
            case ANY ->
                dayFirst.isEmpty()
                        ? monthFirst
                        : dayFirst.filter(
                                it -> monthFirst.isEmpty() || monthFirst.get().equals(it));
        };
    }

    /** In which order a written date means this day; empty if in none. */
    static Optional<Order> order(String written, LocalDate day, LocalDate received) {
        boolean dayFirst =
                day(written, Order.DAY_FIRST, received).filter(day::equals).isPresent();
        boolean monthFirst =
                day(written, Order.MONTH_FIRST, received).filter(day::equals).isPresent();
        if (dayFirst && monthFirst) {
            return Optional.of(Order.ANY);
        }
        return dayFirst ? Optional.of(Order.DAY_FIRST) : monthFirst ? Optional.of(Order.MONTH_FIRST) : Optional.empty();
    }

    /** Puts the numbers of a written date into {@code numbers}; gives the number of its named month, or 0. */
    private static int parts(String written, List<String> numbers) {
        int month = 0;
        int at = 0;
        while (at < written.length()) {
            int from = at;
            boolean digit = Digits.isDigit(written.charAt(at));
            var part = new StringBuilder();
            while (at < written.length()
                    && Digits.isDigit(written.charAt(at)) == digit
                    && (digit || Chars.isLetter(written, at))) {
                char c = written.charAt(at++);
                part.append(digit ? Digits.plain(c) : c);
            }
            if (at == from) {
                at++;
            } else if (digit) {
                numbers.add(part.toString());
            } else {
                month = Math.max(month, TemplateWords.month(part.toString()));
            }
        }
        return month;
    }

    private static Optional<LocalDate> named(List<String> numbers, int month, LocalDate received) {
        int dayOfMonth = Integer.parseInt(numbers.get(0));
        if (numbers.size() > 1) {
            return CalendarDays.of(CalendarDays.fullYear(Integer.parseInt(numbers.get(1))), month, dayOfMonth);
        }
        return CalendarDays.lastBefore(month, dayOfMonth, received);
    }

    /** The time of day that is written, without its seconds, as an answer gives it. */
    static Optional<LocalTime> time(String written) {
        int colon = written.indexOf(':');
        int hour = 0;
        for (int i = 0; i < colon; i++) {
            hour = hour * 10 + Digits.value(written.charAt(i));
        }
        int minute = Digits.value(written.charAt(colon + 1)) * 10 + Digits.value(written.charAt(colon + 2));
        char last = written.charAt(written.length() - 1);
        if (last == 'M' || last == 'm') {
            char half = written.charAt(written.length() - 2);
            boolean afternoon = half == 'P' || half == 'p';
            hour = hour > 12 ? hour : hour % 12 + (afternoon ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }
}
