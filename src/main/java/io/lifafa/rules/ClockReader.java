package io.lifafa.rules;

import io.lifafa.sms.DatePrecision;
import io.lifafa.text.lexicon.Words;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/** Reads the time of day that follows a date: {@code 17:35}, {@code at 2:05:09 PM}, {@code 12:30AM}. */
final class ClockReader {
    private static final Set<String> BETWEEN = Words.of("at t time as");

    private ClockReader() {}

    record Reading(LocalTime time, DatePrecision precision, int last) {}

    /** The time that starts at most three tokens behind token {@code i}. */
    static Optional<Reading> after(Text text, int i) {
        int at = i + 1;
        for (int skipped = 0; skipped < 3 && isBetween(text.at(at)); skipped++) {
            at++;
        }
        return text.sameSentence(i, at) ? read(text, at) : Optional.empty();
    }

    /** True if a time of day starts at token {@code i}. */
    static boolean startsAt(Text text, int i) {
        return two(text, i) >= 0 && text.at(i + 1).isMark(':') && two(text, i + 2) >= 0;
    }

    private static Optional<Reading> read(Text text, int i) {
        if (!startsAt(text, i)) {
            return Optional.empty();
        }
        int hour = two(text, i);
        int minute = two(text, i + 2);
        int last = i + 2;
        int second = text.at(last + 1).isMark(':') ? two(text, last + 2) : -1;
        if (second >= 0) {
            last += 2;
        }
        String half = text.word(last + 1);
        if (half.equals("am") || half.equals("pm")) {
            last++;
            hour = hour > 12 ? hour : hour % 12 + (half.equals("pm") ? 12 : 0);
        }
        boolean valid = hour < 24 && minute < 60 && second < 60;
        return valid
                ? Optional.of(new Reading(
                        LocalTime.of(hour, minute, Math.max(0, second)),
                        second < 0 ? DatePrecision.MINUTE : DatePrecision.SECOND,
                        last))
                : Optional.empty();
    }

    private static boolean isBetween(Token token) {
        return token.isMarkOf(",-:") || (token.isWord() && BETWEEN.contains(token.lower()));
    }

    private static int two(Text text, int i) {
        var word = text.word(i);
        if (!text.at(i).isNumber() || word.length() > 2) {
            return -1;
        }
        int value = 0;
        for (int at = 0; at < word.length(); at++) {
            value = value * 10 + Character.digit(word.charAt(at), 10);
        }
        return value;
    }
}
