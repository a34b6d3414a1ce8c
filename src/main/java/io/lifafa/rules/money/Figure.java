package io.lifafa.rules.money;

import io.lifafa.rules.message.Text;
import io.lifafa.text.number.Lakhs;
import io.lifafa.text.number.NumberScanner;
import io.lifafa.text.number.WrittenNumber;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Optional;

/**
 * A number in a text that may be money: one token, or several that spaces part into groups.
 *
 * @param number what is written there
 * @param first its first token
 * @param last its last one
 */
record Figure(WrittenNumber number, int first, int last) {
    /** Beyond this many digits without a separator a number is an identifier, not money. */
    private static final int LONGEST_UNMARKED = 15;

    private static final int MOST_GROUPS = 4;
    private static final int GROUP = 3;

    static Optional<Figure> read(Text text, int first, int last) {
        if (text.at(first).length() > LONGEST_UNMARKED && !NumberScanner.isMarked(text.word(first))) {
            return Optional.empty();
        }
        return WrittenNumber.of(
                        text.body(), text.at(first).start(), text.at(last).end())
                .map(it -> new Figure(it, first, last));
    }

    /** The last token of a number that begins at {@code i}: {@code 1 200,50} is two tokens. */
    static int lastGroup(Text text, int i, BitSet taken) {
        var token = text.at(i);
        if (token.length() > GROUP || !text.at(i + 1).isNumber()) {
            return i;
        }
        int end =
                NumberScanner.spacedEnd(text.body(), token.start(), text.body().length());
        int last = i;
        while (last < i + MOST_GROUPS && text.at(last).end() < end && !taken.get(last + 1)) {
            last++;
        }
        return text.at(last).end() == end ? last : i;
    }

    /** What it means in a country that groups by points, where {@code 750.000} are three quarters of a million, or in others. */
    BigDecimal value(boolean groupedByPoints) {
        return groupedByPoints ? number.grouped() : number.value();
    }

    /** {@code INR 12,34} where the text ends: the first digits of a longer number. */
    boolean isCut(Text text, Optional<String> currency) {
        return Lakhs.isCut(text.word(last))
                && (currency.filter(Lakhs::has).isPresent() || last == text.size() - 1 && hasPointElsewhere(text));
    }

    private boolean hasPointElsewhere(Text text) {
        for (int i = 0; i < first; i++) {
            if (text.at(i).isNumber()
                    && NumberScanner.hasCents(text.word(i))
                    && text.word(i).indexOf('.') > 0) {
                return true;
            }
        }
        return false;
    }
}
