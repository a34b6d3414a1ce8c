package io.lifafa.text.date;

import io.lifafa.sms.Span;
import io.lifafa.text.Characters;
import io.lifafa.text.number.Digits;

/**
 * The one grammar of written dates: {@code 12/10/2025}, {@code 2025-10-12}, {@code 12-Oct-25}, {@code 12OCT}, {@code 5 de
 * noviembre de 2024}, {@code Oct 12, 2025}, {@code 2026年11月20日}. By form alone: {@code 62/54/33} is a date that names no day.
 *
 * <p>For one text; each look costs a bounded number of characters. Thread rule: one thread.
 */
public final class DateScanner {
    private static final String SEPARATORS = "-/.";
    private static final char FIRST_UNIT = '年';

    /** Forms: how the parts are written, plus the year's, plus the separator. They are part of stored templates. */
    private static final int DAY_FIRST = 0;

    private static final int YEAR_FIRST = 16;
    private static final int NAMED = 32;
    private static final int MONTH_NAMED_FIRST = 48;
    private static final int YEAR_NAMED = 64;
    private static final int COUNTED = 80;
    private static final int SHORT_YEAR = 4;
    private static final int LONG_YEAR = 8;

    private final String text;
    private final boolean byForm;
    private final WrittenYear years;
    private int start;
    private int end;
    private int form;
    private int day;
    private int month;
    private int year;
    private boolean eitherOrder;

    private DateScanner(String text, boolean byForm) {
        this.text = text;
        this.byForm = byForm;
        years = new WrittenYear(text, byForm);
    }

    /** Reads a text in which an amount may stand behind a date: {@code 12 Oct 2500} has no year. */
    public static DateScanner of(String text) {
        return new DateScanner(text, false);
    }

    /** Reads a text whose values differ, and must not decide where a date ends: {@code 12 Oct 2500} is one. */
    public static DateScanner byForm(String text) {
        return new DateScanner(text, true);
    }

    /** True if a date starts there, which must be the start of a run of digits or of a word. */
    public boolean find(int at) {
        start = at;
        eitherOrder = false;
        year = WrittenDate.NO_YEAR;
        if (!Digits.isDigit(text.charAt(at))) {
            return monthFirst(at);
        }
        int first = Runs.run(text, at);
        if (first > 4 || at + first == text.length()) {
            return false;
        }
        boolean units = text.charAt(at + first) >= FIRST_UNIT;
        return numeric(at, first) || units && counted(at, first) || named(at, first);
    }

    /** True if a date starts there that says its parts in units of its own: no letter before it makes it another thing. */
    public boolean findCounted(int at) {
        int behind = at + Runs.run(text, at);
        return behind < text.length() && text.charAt(behind) >= FIRST_UNIT && find(at) && form >= COUNTED;
    }

    /** True if eight digits start there that may be a date, and are as often another number: {@code 20261120}. */
    public boolean findCompact(int at) {
        if (Runs.run(text, at) != 8 || !years.isLikely(at)) {
            return false;
        }
        start = at;
        eitherOrder = false;
        year = Runs.value(text, at, 4);
        return found(at + 8, YEAR_FIRST, Runs.value(text, at + 6, 2), Runs.value(text, at + 4, 2));
    }

    /** Index behind the date that was found. */
    public int end() {
        return end;
    }

    /** How the parts of the date that was found are written: the same for dates that differ in their values alone. */
    public int form() {
        return form;
    }

    /** The date that was found. */
    public WrittenDate date() {
        boolean shortYear = (form & SHORT_YEAR) != 0;
        return new WrittenDate(new Span(start, end), day, month, year, shortYear, eitherOrder);
    }

    private boolean found(int last, int how, int dayOfMonth, int monthOfYear) {
        end = last;
        form = how;
        day = dayOfMonth;
        month = monthOfYear;
        return true;
    }

    private int separator(int i) {
        return i < text.length() ? SEPARATORS.indexOf(text.charAt(i)) : -1;
    }

    private boolean numeric(int at, int first) {
        int separator = separator(at + first);
        int two = at + first + 1;
        int second = separator < 0 ? 0 : Runs.run(text, two);
        int three = two + second + 1;
        if (second < 1 || second > 2 || separator(three - 1) != separator) {
            return false;
        }
        int third =
                first == 4 || first == 2 && Runs.run(text, three) == 1 ? Runs.run(text, three) : years.length(three);
        int last = three + third;
        boolean more = separator > 0 && separator(last) == separator && Runs.run(text, last + 1) > 0;
        if (third < 1 || first == 3 || more && !WrittenTime.startsAt(text, last + 1)) {
            return false;
        }
        int middle = Runs.value(text, two, second);
        if (first == 4 || third == 1) {
            year = Runs.value(text, at, first);
            int how = YEAR_FIRST + (first == 4 ? 0 : SHORT_YEAR) + separator;
            return third <= 2 && found(last, how, Runs.value(text, three, third), middle);
        }
        year = Runs.value(text, three, third);
        eitherOrder = true;
        return found(last, DAY_FIRST + yearForm(third) + separator, Runs.value(text, at, first), middle);
    }

    private static int yearForm(int digits) {
        return digits == 4 ? LONG_YEAR : digits == 2 ? SHORT_YEAR : 0;
    }

    /** A day and a named month, with a year or without; or a year in front of them. */
    private boolean named(int at, int first) {
        if (first == 3 || first == 4 && !years.isLikely(at)) {
            return false;
        }
        int from = first <= 2 ? Between.ordinalEnd(text, at + first) : at + first;
        int gap = Between.gap(text, from);
        int behindGap = Between.gapEnd(text, from);
        int word = Between.ofEnd(text, behindGap);
        if (word == text.length() || !Characters.isLetter(text, word)) {
            return false;
        }
        var name = MonthWord.at(text, word);
        if (name == MonthWord.NONE) {
            return false;
        }
        if (first == 4) {
            return yearNamed(at, gap, name);
        }
        int digits = years.behind(name.end(), gap);
        boolean wide = behindGap - from > 1;
        boolean sure = name.sure() || gap >= 0 && gap < Between.SPACE || behindGap == from || digits == 4;
        if (wide && digits == 0 || !sure) {
            return false;
        }
        year = digits == 0 ? WrittenDate.NO_YEAR : Runs.value(text, years.end() - digits, digits);
        int last = digits == 0 ? name.end() : years.end();
        int how = NAMED + yearForm(digits) + Math.min(Between.SPACE, Math.max(0, gap));
        return found(last, how, Runs.value(text, at, first), name.number());
    }

    /** {@code 2026-Nov-20}. */
    private boolean yearNamed(int at, int gap, MonthWord name) {
        int behind = name.end();
        int dayAt = behind + 1;
        int digits = gap < 0 || Between.gap(text, behind) != gap ? 0 : Runs.run(text, dayAt);
        if (digits < 1 || digits > 2 || years.isDecimal(dayAt + digits)) {
            return false;
        }
        year = Runs.value(text, at, 4);
        return found(dayAt + digits, YEAR_NAMED + gap, Runs.value(text, dayAt, digits), name.number());
    }

    /** {@code Oct 12, 2025} and {@code Oct 12}. */
    private boolean monthFirst(int at) {
        int word = MonthWord.letters(text, at);
        int dayAt = Between.gapEnd(text, word);
        int digits = word == at ? 0 : Runs.run(text, dayAt);
        if (digits < 1 || digits > 2) {
            return false;
        }
        var name = MonthWord.of(text, at, word);
        int last = Between.ordinalEnd(text, dayAt + digits);
        boolean dated = name.sure() && years.inUsOrder(last);
        boolean ends = last == text.length()
                || !Characters.isLetter(text, last) && text.charAt(last) != ':' && !years.isDecimal(last);
        boolean verb = text.startsWith("may ", at);
        boolean near = dayAt - word == 1 || dayAt == word && !byForm;
        if (!name.sure() || !dated && (verb || !near || !ends)) {
            return false;
        }
        // MAY-26 and MAY26 may be a month of a year.
        int monthOfYear = dated || Between.gap(text, word) == Between.SPACE ? name.number() : 0;
        year = dated ? Runs.value(text, years.end() - 4, 4) : WrittenDate.NO_YEAR;
        int how = MONTH_NAMED_FIRST + (dated ? LONG_YEAR : 0);
        return found(dated ? years.end() : last, how, Runs.value(text, dayAt, digits), monthOfYear);
    }

    /** {@code 2026年11月20日}, {@code 11월 20일}. */
    private boolean counted(int at, int first) {
        int from = at;
        if (first == 4 && isUnit(at + 4, "年년")) {
            year = Runs.value(text, at, 4);
            from = afterUnit(at + 4);
        }
        int digits = Runs.run(text, from);
        int dayAt = afterUnit(from + digits);
        int days = Runs.run(text, dayAt);
        boolean parts = digits >= 1 && digits <= 2 && days >= 1 && days <= 2;
        return parts
                && isUnit(from + digits, "月월")
                && isUnit(dayAt + days, "日号일")
                && found(
                        dayAt + days + 1,
                        COUNTED + (from > at ? LONG_YEAR : 0),
                        Runs.value(text, dayAt, days),
                        Runs.value(text, from, digits));
    }

    private boolean isUnit(int i, String units) {
        return i < text.length() && units.indexOf(text.charAt(i)) >= 0;
    }

    private int afterUnit(int i) {
        return i + 1 < text.length() && text.charAt(i + 1) == ' ' ? i + 2 : i + 1;
    }
}
