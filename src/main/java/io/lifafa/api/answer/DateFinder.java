package io.lifafa.api.answer;

import io.lifafa.sms.Span;
import io.lifafa.text.date.MonthNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the dates and times of a text: {@code 02/06/2025}, {@code 2025-06-02}, {@code 2-Jun-25}, {@code 2nd June},
 * {@code June 2, 2025}, {@code 20250602}; {@code 15:30}, {@code 3:30 PM}. The patterns repeat nothing without bound.
 */
final class DateFinder {
    /** No SMS names more; what stands behind is not read as a date. */
    private static final int MOST = 32;

    private static final Pattern NUMERIC = Pattern.compile(
            "(?<!\\d)(\\d{4}|\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{2}(?=\\d{2}:\\d{2})|\\d{4}(?!\\d)|\\d{1,2}(?!\\d))");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[-/ .,]{0,2}(\\p{L}{3,9})"
                    + "(?:[-/.,']{0,2}(\\d{4}|\\d{2})(?!\\d)|[-/ .,]{1,2}((?:19|20)\\d{2})(?!\\d))?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?<!\\p{L})(\\p{L}{3,9})[ .-]{0,2}(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:[, -]{1,2}((?:19|20)\\d{2})(?!\\d))?");
    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)(20\\d{2})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2})?(?!\\d)(?: ?([AaPp])\\.?[Mm])?");

    private DateFinder() {}

    /**
     * @param span where it stands
     * @param minute of the day
     */
    record WrittenTime(Span span, int minute) {}

    /** @param plain a text whose digits are all 0 to 9 */
    static List<WrittenDate> dates(String plain) {
        var found = new ArrayList<WrittenDate>();
        collect(
                NUMERIC.matcher(plain),
                found,
                it -> WrittenDate.numeric(span(it), it.group(1), it.group(3), it.group(4)));
        collect(
                DAY_FIRST.matcher(plain),
                found,
                it -> WrittenDate.named(
                        span(it), it.group(1), month(it.group(2)), it.group(3) != null ? it.group(3) : it.group(4)));
        collect(
                MONTH_FIRST.matcher(plain),
                found,
                it -> WrittenDate.named(span(it), it.group(2), month(it.group(1)), it.group(3)));
        return found;
    }

    /** Dates as eight digits, which are as often another number. */
    static List<WrittenDate> compactDates(String plain) {
        var found = new ArrayList<WrittenDate>();
        collect(
                COMPACT.matcher(plain),
                found,
                it -> WrittenDate.numeric(span(it), it.group(1), it.group(2), it.group(3)));
        return found;
    }

    static List<WrittenTime> times(String plain) {
        var found = new ArrayList<WrittenTime>();
        var matcher = TIME.matcher(plain);
        while (found.size() < MOST && matcher.find()) {
            int hour = Integer.parseInt(matcher.group(1));
            int minute = Integer.parseInt(matcher.group(2));
            if (hour < 24 && minute < 60) {
                boolean afternoon = "p".equalsIgnoreCase(matcher.group(3)) && hour < 12;
                boolean midnight = "a".equalsIgnoreCase(matcher.group(3)) && hour == 12;
                int of24 = afternoon ? hour + 12 : midnight ? 0 : hour;
                found.add(new WrittenTime(span(matcher), of24 * 60 + minute));
            }
        }
        return found;
    }

    private interface Reader {
        Optional<WrittenDate> read(Matcher matcher);
    }

    private static void collect(Matcher matcher, List<WrittenDate> found, Reader reader) {
        int before = found.size();
        while (found.size() < before + MOST && matcher.find()) {
            reader.read(matcher).ifPresent(found::add);
        }
    }

    private static Span span(Matcher matcher) {
        return new Span(matcher.start(), matcher.end());
    }

    private static int month(String name) {
        return MonthNames.of(name.toLowerCase(Locale.ROOT));
    }
}
