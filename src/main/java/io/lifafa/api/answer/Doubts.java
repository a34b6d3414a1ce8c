package io.lifafa.api.answer;

import io.lifafa.api.answer.text.Body;
import io.lifafa.api.answer.text.Vocabulary;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What speaks against an answer whose every value stands in the text. Nothing is doubted where nothing is known. */
final class Doubts {
    private Doubts() {}

    /**
     * True if the amount stands nowhere but where a balance is named.
     *
     * @param amounts every place where the amount stands
     */
    static boolean isBalance(Body body, List<Body.Place> amounts) {
        return !amounts.isEmpty()
                && amounts.stream().allMatch(place -> isBalance(body, place.span()))
                && !allBalances(body);
    }

    /** True if the balance stands nowhere but where money moves, and the amount nowhere where it does. */
    static boolean traded(Body body, List<Body.Place> amounts, List<Body.Place> balances) {
        return !amounts.isEmpty()
                && !balances.isEmpty()
                && balances.stream().allMatch(place -> isMovement(body, place))
                && amounts.stream().noneMatch(place -> isMovement(body, place));
    }

    /** True if the amount stands nowhere but where a fee is named, and the fee nowhere where one is. */
    static boolean isFee(Body body, List<Body.Place> amounts, List<Body.Place> fees) {
        return !amounts.isEmpty()
                && !fees.isEmpty()
                && amounts.stream().allMatch(place -> isFee(body, place))
                && fees.stream().noneMatch(place -> isFee(body, place));
    }

    /** The money that may have moved instead of these: what a word says so of, else what no word says otherwise of. */
    static Optional<Body.Place> moved(Body body, List<Body.Place> instead) {
        return body.places().stream()
                .filter(Body.Place::isMoney)
                .filter(place -> !instead.contains(place) && !isBalance(body, place.span()) && !isFee(body, place))
                .min(Comparator.comparing(place -> !isMovement(body, place)));
    }

    private static boolean isFee(Body body, Body.Place place) {
        return body.label(place.span().start()) == Body.Label.FEE;
    }

    private static boolean isMovement(Body body, Body.Place place) {
        return body.label(place.span().start()) == Body.Label.MOVEMENT;
    }

    private static boolean isBalance(Body body, Span span) {
        return body.label(span.start()) == Body.Label.BALANCE;
    }

    /** True if several numbers are money and each is labelled so: then the label tells nothing ("paid your balance"). */
    private static boolean allBalances(Body body) {
        var money = body.places().stream().filter(Body.Place::isMoney).toList();
        return money.size() > 1 && money.stream().allMatch(place -> isBalance(body, place.span()));
    }

    /** True if the text has words of the other direction and none that may back this one. */
    static boolean isContradicted(Body body, Direction direction) {
        boolean debit = direction == Direction.DEBIT;
        var own = debit ? Vocabulary.DEBIT : Vocabulary.CREDIT;
        var perhaps = debit ? Vocabulary.PERHAPS_DEBIT : Vocabulary.PERHAPS_CREDIT;
        var other = debit ? Vocabulary.CREDIT : Vocabulary.DEBIT;
        return stands(body, other) && !stands(body, own) && !stands(body, perhaps) && !leadsTo(body, debit);
    }

    /** "from your account" backs a debit, "to your account" a credit. */
    private static boolean leadsTo(Body body, boolean debit) {
        var way = debit ? Set.of("from") : Set.of("to", "in", "into");
        var words = body.words();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i + 1).lower().equals("your")
                    && way.contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(Body body, Set<String> list) {
        return place(body, list).isPresent();
    }

    /** The first word of a list that is no part of a name such as "credit card". */
    static Optional<Span> place(Body body, Set<String> list) {
        for (int i = 0; i < body.words().size(); i++) {
            var word = body.words().get(i);
            if (list.contains(word.lower()) && !body.isName(i)) {
                return Optional.of(new Span(word.start(), word.end()));
            }
        }
        return Optional.empty();
    }

    /** The first word of a list, also in a name. */
    static Optional<Span> anyPlace(Body body, Set<String> list) {
        return body.words().stream()
                .filter(word -> list.contains(word.lower()))
                .findFirst()
                .map(word -> new Span(word.start(), word.end()));
    }
}
