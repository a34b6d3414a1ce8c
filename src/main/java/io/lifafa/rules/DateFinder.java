package io.lifafa.rules;

import io.lifafa.sms.DatePrecision;
import io.lifafa.text.date.CalendarDays;
import io.lifafa.text.date.MonthNames;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the dates of a text: {@code 24-06-2026 22:04:04}, {@code 2026-11-10}, {@code 15FEB26 17:35}, {@code July 24,
 * 2024}, {@code 20APR}.
 *
 * <p>Day before month, as in most countries; month before day where only that names a day, or only that names one
 * that had come when the message was received.
 */
final class DateFinder {
    private final Text text;
    private final LocalDate received;

    private DateFinder(Text text, LocalDate received) {
        this.text = text;
        this.received = received;
    }

    static List<Dated> find(Text text, LocalDate received) {
        var finder = new DateFinder(text, received);
        var found = new ArrayList<Dated>();
        for (int i = 0; i < text.size(); i++) {
            var parts = finder.at(i);
            if (parts != null) {
                var dated = finder.withTime(i, parts);
                found.add(dated);
                i = dated.last();
            }
        }
        return found;
    }

    /** Three numbers in the order in which they stand; a month's name is its negative number; -100 for no year. */
    private record Parts(int last, int a, int b, int c) {}

    private Parts at(int i) {
        if (text.at(i).isNumber() && !gluedToLetter(i)) {
            var dotted = dotted(i);
            return dotted != null ? dotted : numberFirst(i);
        }
        return text.at(i).isWord() ? monthFirst(i) : null;
    }

    private boolean gluedToLetter(int i) {
        return text.touchesPrevious(i)
                && (text.at(i - 1).isMarkOf("*#/-@:") || text.at(i - 1).isWord())
                && !text.at(i - 1).is("on")
                && !text.at(i - 1).is("dt")
                && !text.at(i - 1).is("في")
                && !text.at(i - 1).isMark(':');
    }

    /** {@code 10.12.2026}: one number token for the tokenizer. */
    private Parts dotted(int i) {
        var number = text.word(i);
        int one = number.indexOf('.');
        int two = one < 0 ? -1 : number.indexOf('.', one + 1);
        if (two < 0 || number.indexOf('.', two + 1) >= 0 || number.length() > 12 || number.indexOf(',') >= 0) {
            return null;
        }
        if (!areParts(one, two - one - 1, number.length() - two - 1)) {
            return null;
        }
        int a = small(number.substring(0, one));
        int b = small(number.substring(one + 1, two));
        int c = small(number.substring(two + 1, Math.min(number.length(), two + 5)));
        return a < 0 || b < 0 || c < 0 ? null : new Parts(i, a, b, c);
    }

    /** Lengths of the parts: {@code 2.150.000} is money. */
    private static boolean areParts(int first, int second, int third) {
        boolean yearFirst = first == 4 && third <= 2;
        return second <= 2 && (yearFirst || first <= 2 && (third == 2 || third >= 4));
    }

    private Parts numberFirst(int i) {
        int a = small(text.word(i));
        if (a < 0) {
            return null;
        }
        int j = afterSeparator(i + 1);
        if (text.at(j).isWord()) {
            int thai = text.at(j + 1).isMark('.') ? MonthNames.thai(text.word(j), text.word(j + 2)) : 0;
            if (thai > 0) {
                return named(a, -thai, j + 3);
            }
            int name = text.at(j).is("de") ? j + 1 : j;
            int month = month(name, j > i + 1);
            return month == 0 || (j == i + 1 && !text.touchesPrevious(j) && a > 31) ? null : named(a, -month, name);
        }
        boolean slash = text.at(i + 1).isMarkOf("-/") && text.touchesPrevious(i + 1) && j == i + 2;
        int b = slash && text.touchesPrevious(j) ? small(text.word(j)) : -1;
        boolean again = text.at(j + 1).isMarkOf("-/") && text.at(j + 1).is(text.word(i + 1));
        if (b < 0 || !again || !text.at(j + 2).isNumber()) {
            return null;
        }
        int c = small(text.word(j + 2));
        return c < 0 || text.at(j + 3).isMark('/') ? null : new Parts(j + 2, a, b, c);
    }

    /** A short name of another language than English counts beside a separator or glued to the day: "2 ago", "5 out of". */
    private int month(int i, boolean separated) {
        int english = MonthNames.english(text.word(i));
        boolean sure = separated || text.touchesPrevious(i) || text.at(i).length() > 3;
        return english > 0 || !sure ? english : MonthNames.of(text.word(i));
    }

    private Parts named(int day, int month, int monthAt) {
        int j = afterSeparator(monthAt + 1);
        if (text.at(j).is("de") || text.at(j).is("del")) {
            j++;
        }
        if (text.at(j).isMarkOf(",'")) {
            j++;
        }
        int year = text.at(j).isNumber() ? small(text.word(j)) : -1;
        boolean isYear = year >= 0
                && (text.word(j).length() == 2 || text.word(j).length() == 4)
                && !text.at(j + 1).isMark(':');
        if (!isYear || (text.word(j).length() == 2 && !text.touchesPrevious(j))) {
            return new Parts(monthAt, day, month, -100);
        }
        return new Parts(j, day, month, year);
    }

    private Parts monthFirst(int i) {
        int month = text.at(i + 1).isNumber() ? MonthNames.english(text.word(i)) : 0;
        if (month == 0) {
            return null;
        }
        int day = small(text.word(i + 1));
        if (day < 1 || day > 31) {
            return null;
        }
        int j = text.at(i + 2).isMark(',') ? i + 3 : i + 2;
        boolean year = text.word(j).length() == 4 && text.at(j).isNumber();
        return year ? new Parts(j, day, -month, small(text.word(j))) : new Parts(i + 1, day, -month, -100);
    }

    private int afterSeparator(int i) {
        return text.at(i).isMarkOf("-/") ? i + 1 : i;
    }

    private static int small(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            if (digit < 0) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private Dated withTime(int first, Parts parts) {
        var clock = ClockReader.after(text, parts.last());
        int last = clock.map(ClockReader.Reading::last).orElse(parts.last());
        var time = clock.map(ClockReader.Reading::time).orElse(LocalTime.MIDNIGHT);
        var precision = clock.map(ClockReader.Reading::precision).orElse(DatePrecision.DAY);
        var when = day(parts).map(d -> LocalDateTime.of(d, time));
        return new Dated(first, last, text.span(first, last), when, precision);
    }

    private Optional<LocalDate> day(Parts parts) {
        if (parts.c() == -100) {
            return CalendarDays.lastBefore(-parts.b(), parts.a(), received);
        }
        if (parts.a() > 99) {
            return CalendarDays.of(parts.a(), parts.b(), parts.c());
        }
        int year = CalendarDays.fullYear(parts.c());
        if (parts.b() < 0) {
            return CalendarDays.of(year, -parts.b(), parts.a());
        }
        var dayFirst = CalendarDays.of(year, parts.b(), parts.a());
        var monthFirst = CalendarDays.of(year, parts.a(), parts.b());
        boolean notYet = dayFirst.filter(d -> d.isAfter(received.plusDays(1))).isPresent();
        boolean had = monthFirst.filter(d -> !d.isAfter(received.plusDays(1))).isPresent();
        return dayFirst.isEmpty() || (notYet && had) ? monthFirst : dayFirst;
    }
}
