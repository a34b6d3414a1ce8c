package io.lifafa.rules.date;

import io.lifafa.rules.message.Dated;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses, of the dates of a message, the one on which the money moved: no bill's, no period's, none that is still to come. */
public final class DateOfMovement {
    private static final int REACH = 3;
    private static final Set<String> NOT_YET = Words.of("due valid before till until expires expiry");

    /** What else has a date: "Bill dt 01-11-2026", "quarter ended 30-09-2026". */
    private static final Set<String> OTHERS =
            Words.of("bill statement stmt billing invoice period quarter ended policy dob");

    private static final Set<String> BETWEEN = Words.of("to till thru through until and upto");

    private final Text text;
    private final Notices notices;
    private final Scope scope;

    public DateOfMovement(Text text, Notices notices) {
        this.text = text;
        this.notices = notices;
        this.scope = new Scope(text);
    }

    /** The first that can be it. */
    public Optional<Dated> of(List<Dated> dates) {
        for (int at = 0; at < dates.size(); at++) {
            var date = dates.get(at);
            boolean range = at > 0 && isRange(dates.get(at - 1), date)
                    || at + 1 < dates.size() && isRange(date, dates.get(at + 1));
            if (!range && date.when().isPresent() && isOfMovement(date.first())) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    private boolean isOfMovement(int first) {
        boolean others =
                scope.before(first, REACH, OTHERS) && !text.at(first - 1).is("on");
        return !notices.covers(first) && !scope.before(first, REACH, NOT_YET) && !others;
    }

    /** {@code 01-07-26 to 30-09-26}. */
    private boolean isRange(Dated from, Dated to) {
        int between = from.last() + 1;
        boolean joined =
                BETWEEN.contains(text.word(between)) || text.at(between).isMarkOf("-–~");
        return to.first() == between + 1 && joined;
    }
}
