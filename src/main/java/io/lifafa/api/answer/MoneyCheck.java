package io.lifafa.api.answer;

import io.lifafa.api.answer.text.Body;
import io.lifafa.api.answer.text.Word;
import io.lifafa.sms.Span;
import io.lifafa.text.number.WrittenNumber;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Amount, balance and fee against the numbers of a body. A number counts under {@link WrittenNumber}'s rules; one that is
 * part of a date, a time of day, a code or a masked account
 * does not.
 */
final class MoneyCheck {
    private static final String MINUS = "-\u2212";

    private final Body body;

    MoneyCheck(Body body) {
        this.body = body;
    }

    /** Every place where this number stands, whatever its sign. */
    List<Body.Place> places(BigDecimal value) {
        var size = value.abs();
        return body.places().stream()
                .filter(place -> !place.other())
                .filter(place -> place.number().equalTo(size).isPresent())
                .toList();
    }

    /**
     * True if the text marks numbers as money (a currency, decimals), but none of these: a bare number beside them is no
     * amount, whatever an SMS says that wants to be obeyed.
     */
    boolean isUnmarked(List<Body.Place> places) {
        return places.stream().noneMatch(Body.Place::isMoney)
                && body.places().stream().anyMatch(Body.Place::isMoney);
    }

    /** The place that fits an amount best; the first of equals. */
    Optional<Body.Place> amount(List<Body.Place> places) {
        return places.stream().max(order(this::amountRank));
    }

    /** The place that fits a balance best, but for the amount's own if there is another. */
    Optional<Body.Place> balance(List<Body.Place> places, Optional<Body.Place> amount) {
        return places.stream()
                .max(order(place ->
                        balanceRank(place) - (amount.filter(place::equals).isPresent() ? 8 : 0)));
    }

    /** The place that fits a fee best, but for those of amount and balance if there is another. */
    Optional<Body.Place> fee(List<Body.Place> places, List<Span> others) {
        return places.stream().max(order(place -> feeRank(place) - (others.contains(place.span()) ? 8 : 0)));
    }

    /** True if the word before it says that it is a fee. */
    boolean isFee(Body.Place place) {
        return body.label(place.span().start()) == Body.Label.FEE;
    }

    private int feeRank(Body.Place place) {
        int rank = place.currencies().isEmpty() ? 0 : 1;
        return rank + (isFee(place) ? 4 : 0);
    }

    /** By rank; among equals the earlier place is the greater. */
    private static Comparator<Body.Place> order(ToIntFunction<Body.Place> rank) {
        return Comparator.comparingInt(rank).thenComparing(place -> place.span().start(), Comparator.reverseOrder());
    }

    private int amountRank(Body.Place place) {
        int rank = place.currencies().isEmpty() ? 0 : 2;
        return switch (body.label(place.span().start())) {
            case MOVEMENT -> rank + 1;
            case BALANCE, FEE -> rank - 4;
            case NONE -> rank;
        };
    }

    private int balanceRank(Body.Place place) {
        int rank = place.currencies().isEmpty() ? 0 : 1;
        return rank + (body.label(place.span().start()) == Body.Label.BALANCE ? 4 : 0);
    }

    /** The value as it is written there, with the answer's sign; empty if the answer has a minus that the text has not. */
    Optional<BigDecimal> written(Body.Place place, BigDecimal answer) {
        var value = place.number().equalTo(answer.abs());
        return answer.signum() >= 0
                ? value
                : value.filter(it -> isNegative(place)).map(BigDecimal::negate);
    }

    private boolean isNegative(Body.Place place) {
        var text = body.text();
        for (int i = place.span().start() - 1; i >= 0 && place.span().start() - i <= 5; i--) {
            if (MINUS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        int behind = Word.lastBefore(body.words(), place.span().end()) + 1;
        return behind < body.words().size()
                && body.words().get(behind).start() - place.span().end() <= 1
                && (body.words().get(behind).lower().equals("dr")
                        || body.words().get(behind).lower().equals("od"));
    }
}
