package io.lifafa.node;

import io.lifafa.api.answer.Objection;
import io.lifafa.api.answer.Witness;
import io.lifafa.rules.RulesExtractor;
import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The rules as a second witness beside the API: where they are sure of another intent, direction, amount, account or balance
 * the API is asked which of the two it is. What only one of them gives is no contradiction. Thread rule: any.
 */
final class RulesWitness implements Witness {
    /** At this confidence 97 of 100 values of the rules are right. */
    private static final double SURE = 0.9;

    /** Directions that stand on a verb are right as often as this. */
    private static final double VERB = 0.98;

    private final RulesExtractor rules;

    RulesWitness(RulesExtractor rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Objection> objection(Sms sms, Extraction answer) {
        var read = rules.extract(sms);
        if (!answer.isTransaction() || !read.isTransaction()) {
            return intent(answer, read);
        }
        return direction(answer, read)
                .or(() -> number(answer, read, Field.AMOUNT, Extraction::amount))
                .or(() -> account(answer, read))
                .or(() -> accountOfReference(answer, read))
                .or(() -> number(answer, read, Field.BALANCE, Extraction::balance));
    }

    /** Words such as "credited" may be of the other party's account; that the rules see. */
    @Override
    public boolean confirms(Sms sms, Extraction answer, Field field) {
        var read = rules.extract(sms);
        return switch (field) {
            case DIRECTION -> isSure(read, field) && read.direction().equals(answer.direction());
            case AMOUNT ->
                isSure(read, field)
                        && read.amount().isPresent()
                        && number(answer, read, field, Extraction::amount).isEmpty();
            default -> false;
        };
    }

    /** A movement for a note, or a note for a movement: which kind of note it is does not matter. */
    private static Optional<Objection> intent(Extraction answer, Extraction read) {
        boolean other = read.isTransaction() != answer.isTransaction()
                && read.intent() != answer.intent()
                && read.confidence() >= SURE
                && (!read.isTransaction() || isMovement(read));
        return Optional.of(read.intent().wireName())
                .filter(it -> other)
                .map(it -> new Objection(
                        Provenance.INTENT_DISPUTED,
                        Field.INTENT,
                        answer.intent().wireName(),
                        Optional.of(it)));
    }

    /** A noun such as "transaction" stands in notes too: a verb, or what is the user's own, tells a movement. */
    private static boolean isMovement(Extraction read) {
        return read.provenance().confidences().getOrDefault(Field.DIRECTION, 0.0) >= VERB
                || isSure(read, Field.ACCOUNT)
                || isSure(read, Field.BALANCE);
    }

    private static Optional<Objection> direction(Extraction answer, Extraction read) {
        return disputed(
                answer.direction().map(Direction::wireName),
                read.direction().map(Direction::wireName),
                String::equals,
                Field.DIRECTION,
                read);
    }

    private static Optional<Objection> number(
            Extraction answer, Extraction read, Field field, Function<Extraction, Optional<BigDecimal>> value) {
        return disputed(
                value.apply(answer).map(BigDecimal::toPlainString),
                value.apply(read).map(BigDecimal::toPlainString),
                (a, b) -> new BigDecimal(a).compareTo(new BigDecimal(b)) == 0,
                field,
                read);
    }

    /** One may show more of the number than the other. */
    private static Optional<Objection> account(Extraction answer, Extraction read) {
        return disputed(number(answer), number(read), (a, b) -> a.endsWith(b) || b.endsWith(a), Field.ACCOUNT, read);
    }

    private static Optional<String> number(Extraction extraction) {
        return extraction.account().flatMap(Account::number).map(it -> it.replaceAll("\\D", ""));
    }

    private static Optional<Objection> accountOfReference(Extraction answer, Extraction read) {
        var account = Optional.ofNullable(answer.provenance().spans().get(Field.ACCOUNT));
        var reference = Optional.ofNullable(read.provenance().spans().get(Field.REFERENCE));
        return number(answer)
                .filter(it -> number(read).isEmpty() && isSure(read, Field.REFERENCE))
                .filter(it -> account.filter(place ->
                                reference.filter(around -> around.covers(place)).isPresent())
                        .isPresent())
                .map(it -> new Objection("account_disputed", Field.ACCOUNT, it, Optional.empty()));
    }

    private static Optional<Objection> disputed(
            Optional<String> said,
            Optional<String> read,
            BiPredicate<String, String> same,
            Field field,
            Extraction rules) {
        return said.filter(it -> isSure(rules, field))
                .filter(it -> read.filter(other -> !same.test(it, other)).isPresent())
                .map(it -> new Objection(code(field), field, it, read));
    }

    private static String code(Field field) {
        return field.name().toLowerCase(Locale.ROOT) + "_disputed";
    }

    private static boolean isSure(Extraction read, Field field) {
        return read.provenance().confidences().getOrDefault(field, 0.0) >= SURE;
    }
}
