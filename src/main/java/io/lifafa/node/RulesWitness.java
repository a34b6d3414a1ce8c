package io.lifafa.node;

import io.lifafa.api.answer.Objection;
import io.lifafa.api.answer.Witness;
import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Provenance;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The rules as a second witness beside the API: where they are sure of another intent, direction, amount, account or balance
 * the API is asked which of the two it is. What only one of them gives is no contradiction. Thread rule: any.
 *
 * @param read what the rules read in the SMS
 */
record RulesWitness(Extraction read) implements Witness {
    /** At this confidence 97 of 100 values of the rules are right. */
    private static final double SURE = 0.9;

    /** Directions that stand on a verb are right as often as this. */
    private static final double VERB = 0.98;

    @Override
    public Optional<Objection> objection(Extraction answer) {
        if (!answer.isTransaction() || !read.isTransaction()) {
            return intent(answer);
        }
        return direction(answer)
                .or(() -> number(answer, Field.AMOUNT, Extraction::amount))
                .or(() -> account(answer))
                .or(() -> accountOfReference(answer))
                .or(() -> number(answer, Field.BALANCE, Extraction::balance));
    }

    /** Words such as "credited" may be of the other party's account; that the rules see. */
    @Override
    public boolean confirms(Extraction answer, Field field) {
        return switch (field) {
            case DIRECTION -> isSure(field) && read.direction().equals(answer.direction());
            case AMOUNT ->
                isSure(field)
                        && read.amount().isPresent()
                        && number(answer, field, Extraction::amount).isEmpty();
            default -> false;
        };
    }

    /** A movement for a note, or a note for a movement: which kind of note it is does not matter. */
    private Optional<Objection> intent(Extraction answer) {
        boolean other = read.isTransaction() != answer.isTransaction()
                && read.intent() != answer.intent()
                && read.confidence() >= SURE
                && (!read.isTransaction() || isMovement());
        return Optional.of(read.intent().wireName())
                .filter(it -> other)
                .map(it -> new Objection(
                        Provenance.INTENT_DISPUTED,
                        Field.INTENT,
                        answer.intent().wireName(),
                        Optional.of(it)));
    }

    /** A noun such as "transaction" stands in notes too: a verb, or what is the user's own, tells a movement. */
    private boolean isMovement() {
        return read.provenance().confidences().getOrDefault(Field.DIRECTION, 0.0) >= VERB
                || isSure(Field.ACCOUNT)
                || isSure(Field.BALANCE);
    }

    private Optional<Objection> direction(Extraction answer) {
        return disputed(
                answer.direction().map(Direction::wireName),
                read.direction().map(Direction::wireName),
                String::equals,
                Field.DIRECTION);
    }

    private Optional<Objection> number(
            Extraction answer, Field field, Function<Extraction, Optional<BigDecimal>> value) {
        return disputed(
                value.apply(answer).map(BigDecimal::toPlainString),
                value.apply(read).map(BigDecimal::toPlainString),
                (a, b) -> new BigDecimal(a).compareTo(new BigDecimal(b)) == 0,
                field);
    }

    /** One may show more of the number than the other. */
    private Optional<Objection> account(Extraction answer) {
        return disputed(number(answer), number(read), (a, b) -> a.endsWith(b) || b.endsWith(a), Field.ACCOUNT);
    }

    private static Optional<String> number(Extraction extraction) {
        return extraction.account().flatMap(Account::number).map(it -> it.replaceAll("\\D", ""));
    }

    private Optional<Objection> accountOfReference(Extraction answer) {
        var account = Optional.ofNullable(answer.provenance().spans().get(Field.ACCOUNT));
        var reference = Optional.ofNullable(read.provenance().spans().get(Field.REFERENCE));
        return number(answer)
                .filter(it -> number(read).isEmpty() && isSure(Field.REFERENCE))
                .filter(it -> account.filter(place ->
                                reference.filter(around -> around.covers(place)).isPresent())
                        .isPresent())
                .map(it -> new Objection("account_disputed", Field.ACCOUNT, it, Optional.empty()));
    }

    private Optional<Objection> disputed(
            Optional<String> said, Optional<String> other, BiPredicate<String, String> same, Field field) {
        return said.filter(it -> isSure(field))
                .filter(it -> other.filter(value -> !same.test(it, value)).isPresent())
                .map(it -> new Objection(code(field), field, it, other));
    }

    private static String code(Field field) {
        return field.name().toLowerCase(Locale.ROOT) + "_disputed";
    }

    private boolean isSure(Field field) {
        return read.provenance().confidences().getOrDefault(field, 0.0) >= SURE;
    }
}
