package io.lifafa.text.date;

import io.lifafa.text.Characters;
import io.lifafa.text.number.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a text may say of days and times of day, one within the other too: of {@code 2 June 5, 2025}, {@code 2 June} and
 * {@code June 5, 2025}. Only what names a day or time of some calendar. Thread rule: immutable.
 */
public record WrittenMoments(List<WrittenDate> dates, List<WrittenTime> times) {
    /** No SMS names more; what stands behind is not read. */
    private static final int MOST = 32;

    public WrittenMoments {
        dates = List.copyOf(dates);
        times = List.copyOf(times);
    }

    public static WrittenMoments of(String text) {
        var dates = new ArrayList<WrittenDate>();
        var times = new ArrayList<WrittenTime>();
        var scanner = DateScanner.of(text);
        for (int at = 0; at < text.length(); at++) {
            if (!starts(text, at)) {
                continue;
            }
            boolean found = scanner.find(at);
            if (found && scanner.date().namesDay()) {
                add(scanner.date(), dates);
            }
            int clock = found && scanner.end() < text.length() && Digits.isDigit(text.charAt(scanner.end()))
                    ? scanner.end()
                    : at;
            WrittenTime.at(text, clock).filter(it -> it.time().isPresent()).ifPresent(it -> add(it, times));
        }
        return new WrittenMoments(dates, times);
    }

    /** Dates as eight digits, which are as often another number. */
    public static List<WrittenDate> compact(String text) {
        var dates = new ArrayList<WrittenDate>();
        var scanner = DateScanner.of(text);
        for (int at = 0; at < text.length(); at++) {
            if (starts(text, at) && scanner.findCompact(at) && scanner.date().namesDay()) {
                add(scanner.date(), dates);
            }
        }
        return dates;
    }

    private static <T> void add(T found, List<T> all) {
        if (all.size() < MOST) {
            all.add(found);
        }
    }

    /** True at the first digit or letter of several. */
    private static boolean starts(String text, int at) {
        char c = text.charAt(at);
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return Digits.isDigit(c) ? !Digits.isDigit(before) : Characters.isLetter(c) && !Characters.isLetter(before);
    }
}
