package io.lifafa.api.answer;

import io.lifafa.api.answer.text.Body;
import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Span;
import io.lifafa.sms.TransactionDate;
import io.lifafa.text.date.WrittenDate;
import io.lifafa.text.date.WrittenMoments;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The day that an answer names, if the text names it too: in any common form, day and month in either order, the year
 * left out. The time of day likewise; where the text names none it is the start of the day. A date that is not in the
 * text is no date: none is ever invented.
 */
final class DateGrounding {
    private static final int LONGEST = 64;

    private DateGrounding() {}

    /** A date of the text. */
    record Dated(TransactionDate date, Span span) {}

    static Optional<Dated> find(String answer, Body body, LocalDate received, ZoneId zone) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        var said = WrittenMoments.of(answer);
        int minute = said.times().isEmpty() ? -1 : said.times().get(0).minuteOfDay();
        return said.dates().stream()
                .flatMap(date -> date.days(received).stream())
                .map(day -> dated(day, minute, body, received, zone))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Dated> dated(LocalDate day, int minute, Body body, LocalDate received, ZoneId zone) {
        boolean timed = body.moments().times().stream().anyMatch(time -> time.minuteOfDay() == minute);
        var time = timed ? LocalTime.ofSecondOfDay(minute * 60L) : LocalTime.MIDNIGHT;
        var precision = timed ? DatePrecision.MINUTE : DatePrecision.DAY;
        return naming(day, body.moments().dates(), received)
                .or(() -> naming(day, WrittenMoments.compact(body.plain()), received))
                .map(at -> new Dated(TransactionDate.written(day.atTime(time), precision, zone), at.span()));
    }

    private static Optional<WrittenDate> naming(LocalDate day, List<WrittenDate> dates, LocalDate received) {
        return dates.stream().filter(date -> date.days(received).contains(day)).findFirst();
    }
}
