package io.lifafa.text.date;

import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Span;
import io.lifafa.text.Characters;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A time of day as it is written: {@code 17:35}, {@code 2:05:09 PM}, {@code 12:30 a.m.}, {@code 14h30}. By form alone:
 * {@code 75:10} is a time of no day. Thread rule: immutable.
 *
 * @param span where it stands
 * @param hour of 24, as far as its half of the day is said
 * @param second 0 if none is written
 * @param precision whether seconds are written
 */
public record WrittenTime(Span span, int hour, int minute, int second, DatePrecision precision) {
    /** True if a time starts there. */
    public static boolean startsAt(String text, int at) {
        return minuteAt(text, at) > 0;
    }

    /** The time that starts there. */
    public static Optional<WrittenTime> at(String text, int at) {
        int from = minuteAt(text, at);
        if (from == 0) {
            return Optional.empty();
        }
        int last = from + 2;
        int seconds = isColon(text, last) ? Runs.run(text, last + 1) : 0;
        boolean exact = seconds == 1 || seconds == 2;
        int second = exact ? Runs.value(text, last + 1, seconds) : 0;
        last += exact ? 1 + seconds : 0;
        if (isColon(text, last)) {
            return Optional.empty();
        }
        int end = halfEnd(text, last);
        int hour = Runs.value(text, at, from - at - 1);
        if (end > last && hour <= 12) {
            boolean afternoon = "Pp".indexOf(text.charAt(halfStart(text, last))) >= 0;
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        var precision = exact ? DatePrecision.SECOND : DatePrecision.MINUTE;
        return Optional.of(new WrittenTime(new Span(at, end), hour, Runs.value(text, from, 2), second, precision));
    }

    /** The time; empty if no day has it. */
    public Optional<LocalTime> time() {
        return hour > 23 || minute > 59 || second > 59
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minute, second));
    }

    /** The time down to its minute, as answers give it. */
    public Optional<LocalTime> minutes() {
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    /** The minute of the day, or -1. */
    public int minuteOfDay() {
        return minutes().map(it -> it.toSecondOfDay() / 60).orElse(-1);
    }

    /** Where the minute begins of a time that starts there; 0 if none does. */
    private static int minuteAt(String text, int at) {
        int hour = Runs.run(text, at);
        int minute = at + hour + 1;
        if (hour < 1 || hour > 2 || minute >= text.length() || Runs.run(text, minute) != 2) {
            return 0;
        }
        boolean letter = text.charAt(minute - 1) == 'h'
                && (at == 0 || !Characters.isLetter(text, at - 1))
                && (minute + 2 == text.length() || !Characters.isLetter(text, minute + 2));
        return letter || text.charAt(minute - 1) == ':' ? minute : 0;
    }

    private static boolean isColon(String text, int i) {
        return i < text.length() && text.charAt(i) == ':';
    }

    private static int halfStart(String text, int at) {
        return at < text.length() && Runs.isSpace(text.charAt(at)) ? at + 1 : at;
    }

    /** The end of {@code AM}, {@code pm}, {@code p.m.} or {@code p. m.} there; {@code at} if there is none. */
    private static int halfEnd(String text, int at) {
        int half = halfStart(text, at);
        if (half + 1 >= text.length() || "AaPp".indexOf(text.charAt(half)) < 0) {
            return at;
        }
        boolean pointed = text.charAt(half + 1) == '.';
        int m = pointed ? halfStart(text, half + 2) : half + 1;
        if (m >= text.length() || "Mm".indexOf(text.charAt(m)) < 0) {
            return at;
        }
        if (pointed) {
            return m + 1 < text.length() && text.charAt(m + 1) == '.' ? m + 2 : m + 1;
        }
        return m + 1 == text.length() || !Characters.isLetter(text, m + 1) || startsWord(text, m) ? m + 1 : at;
    }

    /** {@code 6:20 PMWithdraw}. */
    private static boolean startsWord(String text, int m) {
        return m + 2 < text.length()
                && Characters.isUpper(text.charAt(m)) == Characters.isUpper(text.charAt(m - 1))
                && Characters.isUpper(text.charAt(m + 1))
                && Characters.isLower(text.charAt(m + 2));
    }
}
