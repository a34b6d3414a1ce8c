package io.lifafa.text.date;

/** Which digits behind a day and a month are its year. For one text; thread rule: one thread. */
final class WrittenYear {
    private final String text;
    private final boolean byForm;
    private int end;

    /** @param byForm true if four digits are a year whatever they say */
    WrittenYear(String text, boolean byForm) {
        this.text = text;
        this.byForm = byForm;
    }

    int end() {
        return end;
    }

    /** How many digits there are a year, 2, 4 or 0; a time may be glued to it: {@code 12/10/2522:04}. */
    int length(int at) {
        int run = Runs.run(text, at);
        if (run <= 2 || !WrittenTime.startsAt(text, at + run - 2)) {
            return run == 2 || run == 4 ? run : 0;
        }
        boolean glued = run == 4
                && Runs.value(text, at + 2, 2) < 24
                && !(isLikely(at) && WrittenTime.startsAt(text, at + run + 1));
        return run == 3 || glued ? 2 : run <= 6 ? 4 : 0;
    }

    /** How many digits behind the month that ends there are a year, in a date whose day and month stand {@code gap} apart. */
    int behind(int month, int gap) {
        int at = Between.gapEnd(text, month);
        boolean spaced = Between.gap(text, month) == Between.SPACE
                || at - month == 2 && Between.gap(text, month + 1) == Between.SPACE;
        int of = Between.ofEnd(text, at);
        int digits = length(of);
        if (digits == 4 && isYear(of, at > month)) {
            end = of + 4;
            return 4;
        }
        boolean two = digits == 2 && of == at && isShort(month, at, spaced, gap);
        end = at + 2;
        return two && !isClock(at) && !isDecimal(end) ? 2 : 0;
    }

    /** Two digits are one if they are glued to the month or as far from it as the day, and not only a space away. */
    private boolean isShort(int month, int at, boolean spaced, int gap) {
        if (at == month) {
            return true;
        }
        char first = text.charAt(month);
        return spaced
                ? byForm && gap == Between.SPACE && at == month + 1
                : first == '-' || first == '/' || first == '\'' || gap == 2;
    }

    /** True for four digits behind a day: {@code Oct 12, 2025}. */
    boolean inUsOrder(int day) {
        int at = day < text.length() && text.charAt(day) == ',' ? day + 1 : day;
        at += at < text.length() && "-/. \u00a0\u202f".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
        end = at + 4;
        return at > day && length(at) == 4 && isYear(at, true);
    }

    private boolean isYear(int at, boolean apart) {
        return !isClock(at) && !isDecimal(at + 4) && (byForm || !apart || isLikely(at));
    }

    private boolean isClock(int at) {
        return WrittenTime.startsAt(text, at);
    }

    /** True for four digits or more that begin as a year that money can be of. */
    boolean isLikely(int at) {
        return CalendarDays.isYear(Runs.value(text, at, 4));
    }

    /** True if a point or comma and digits that are no time go on there: it was an amount. */
    boolean isDecimal(int at) {
        boolean joined = at + 1 < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
        return joined && Runs.run(text, at + 1) > 0 && !WrittenTime.startsAt(text, at + 1);
    }
}
