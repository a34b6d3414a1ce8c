package io.lifafa.rules.date;

import io.lifafa.rules.message.Dated;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Span;
import io.lifafa.text.date.DateScanner;
import io.lifafa.text.date.WrittenTime;
import io.lifafa.text.lexicon.Words;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the dates of a text, each with the time of day that follows it: {@code 24-06-2026 at 22:04:04}. */
public final class DateFinder {
    private static final Set<String> BETWEEN = Words.of("at t time as");

    /** Words that stand glued to a date without making it part of a code. */
    private static final Set<String> GLUED = Words.of("on dt في");

    /** Words before eight digits that are a date. */
    private static final Set<String> LABELS = Words.of("on date dt dated");

    private final Text text;
    private final DateScanner scanner;
    private final LocalDate received;

    private DateFinder(Text text, LocalDate received) {
        this.text = text;
        this.received = received;
        scanner = DateScanner.of(text.body());
    }

    public static List<Dated> find(Text text, LocalDate received) {
        var finder = new DateFinder(text, received);
        var found = new ArrayList<Dated>();
        for (int i = 0; i < text.size(); i++) {
            if (finder.startsAt(i)) {
                var dated = finder.withTime(i);
                found.add(dated);
                i = dated.last();
            }
        }
        return found;
    }

    private boolean startsAt(int i) {
        var token = text.at(i);
        if (token.isWord()) {
            return isDay(text.at(i + 1).isMarkOf("-/.") ? i + 2 : i + 1) && scanner.find(token.start());
        }
        if (!token.isNumber()) {
            return false;
        }
        if (token.length() == 8 && isLabelled(i) && scanner.findCompact(token.start())) {
            return true;
        }
        return isGlued(i) ? scanner.findCounted(token.start()) : scanner.find(token.start());
    }

    private boolean isDay(int i) {
        return text.at(i).isNumber() && text.at(i).length() <= 2;
    }

    private boolean isLabelled(int i) {
        int label = text.at(i - 1).isMarkOf(":.") ? i - 2 : i - 1;
        return LABELS.contains(text.word(label)) && text.sameSentence(label, i);
    }

    /** True for a number that goes on from what stands before it: {@code XX12/10/25}. */
    private boolean isGlued(int i) {
        var before = text.at(i - 1);
        return text.touchesPrevious(i)
                && (before.isMarkOf("*#/-@") || before.isWord() && !GLUED.contains(before.lower()));
    }

    private Dated withTime(int first) {
        var date = scanner.date();
        int last = lastBefore(first, scanner.end());
        var clock = timeAfter(last, scanner.end());
        int lastOfAll = clock.map(it -> lastBefore(last, it.span().end())).orElse(last);
        var time = clock.flatMap(WrittenTime::time).orElse(LocalTime.MIDNIGHT);
        var precision = clock.map(WrittenTime::precision).orElse(DatePrecision.DAY);
        var span = new Span(
                text.at(first).start(),
                clock.map(WrittenTime::span).orElse(date.span()).end());
        return new Dated(first, lastOfAll, span, date.likely(received).map(day -> day.atTime(time)), precision);
    }

    /** The last token that starts before this place. */
    private int lastBefore(int from, int end) {
        int last = from;
        while (last + 1 < text.size() && text.at(last + 1).start() < end) {
            last++;
        }
        return last;
    }

    /** The time that is glued to the date or starts at most three tokens behind it, in the same sentence. */
    private Optional<WrittenTime> timeAfter(int last, int end) {
        int at = last + 1;
        int start = end;
        if (text.at(last).end() <= end) {
            for (int skipped = 0; skipped < 3 && isBetween(text.at(at)); skipped++) {
                at++;
            }
            start = text.at(at).isNumber() && text.sameSentence(last, at)
                    ? text.at(at).start()
                    : -1;
        }
        return start < 0
                ? Optional.empty()
                : WrittenTime.at(text.body(), start).filter(it -> it.time().isPresent());
    }

    private static boolean isBetween(Token token) {
        return token.isMarkOf(",-:@") || (token.isWord() && BETWEEN.contains(token.lower()));
    }
}
