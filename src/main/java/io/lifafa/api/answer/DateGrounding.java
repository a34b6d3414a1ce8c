package io.lifafa.api.answer;

import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Span;
import io.lifafa.sms.TransactionDate;
import io.lifafa.text.number.Digits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The day that an answer names, if the text names it too: in any common form, day and month in either order, the year
 * left out. The time of day likewise; where the text names none it is the start of the day. A date that is not in the
 * text is no date: none is ever invented.
 */
final class DateGrounding {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?)?\\S{0,32}");
    private static final int LONGEST = 64;

    private DateGrounding() {}

    /** A date of the text. */
    record Dated(TransactionDate date, Span span) {}

    static Optional<Dated> find(String answer, Body body, LocalDate received, ZoneId zone) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = Digits.plain(answer);
        var iso = ISO.matcher(plain);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3))
                    .flatMap(day -> dated(day, minute(iso.group(4), iso.group(5)), body, received, zone));
        }
        var times = DateFinder.times(plain);
        int minute = times.isEmpty() ? -1 : times.get(0).minute();
        return DateFinder.dates(plain).stream()
                .flatMap(date -> date.days().stream())
                .map(day -> dated(day, minute, body, received, zone))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Dated> dated(LocalDate day, int minute, Body body, LocalDate received, ZoneId zone) {
        boolean timed = body.times().stream().anyMatch(time -> time.minute() == minute);
        var time = timed ? LocalTime.ofSecondOfDay(minute * 60L) : LocalTime.MIDNIGHT;
        var precision = timed ? DatePrecision.MINUTE : DatePrecision.DAY;
        return place(day, body, received)
                .map(at -> new Dated(TransactionDate.written(day.atTime(time), precision, zone), at.span()));
    }

    private static Optional<WrittenDate> place(LocalDate day, Body body, LocalDate received) {
        return body.dates().stream()
                .filter(date -> date.means(day, received))
                .findFirst()
                .or(() -> DateFinder.compactDates(body.plain()).stream()
                        .filter(date -> date.means(day, received))
                        .findFirst());
    }

    private static int minute(String hour, String minute) {
        return hour == null ? -1 : Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
