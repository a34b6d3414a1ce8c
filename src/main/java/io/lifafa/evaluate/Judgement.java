package io.lifafa.evaluate;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one message was read.
 *
 * @param message the message with its truth
 * @param reply what was answered
 * @param grades per judged value; of a message that is no transaction, and of one that was not stored, only the intent
 */
public record Judgement(LabelledSms message, Response reply, Map<Measure, Grade> grades) {
    private static final Set<Measure> CORE =
            EnumSet.of(Measure.INTENT, Measure.DIRECTION, Measure.AMOUNT, Measure.ACCOUNT);

    static Judgement of(LabelledSms message, Response reply) {
        var grades = new EnumMap<Measure, Grade>(Measure.class);
        boolean wanted = message.truth().isTransaction();
        boolean stored = reply.ending() == Response.Ending.STORED;
        boolean dead = reply.ending() == Response.Ending.DEAD;
        grades.put(Measure.INTENT, wanted == stored ? Grade.RIGHT : dead ? Grade.LEFT_OUT : Grade.WRONG);
        if (wanted) {
            message.truth().values().forEach((measure, value) -> {
                if (measure != Measure.INTENT) {
                    grades.put(measure, stored ? grade(measure, value, reply) : missing(value));
                }
            });
        }
        return new Judgement(message, reply, grades);
    }

    private static Grade missing(Optional<String> wanted) {
        return wanted.isEmpty() ? Grade.RIGHT : Grade.LEFT_OUT;
    }

    private static Grade grade(Measure measure, Optional<String> wanted, Response reply) {
        var got = Optional.ofNullable(reply.values().get(measure));
        if (got.isEmpty()) {
            return missing(wanted);
        }
        return wanted.filter(it -> measure.same(it, got.get())).isPresent() ? Grade.RIGHT : Grade.WRONG;
    }

    boolean isStored() {
        return reply.ending() == Response.Ending.STORED;
    }

    /** Every judged value right. */
    boolean isExact() {
        return grades.values().stream().allMatch(Grade.RIGHT::equals);
    }

    /** Intent, direction, amount and account right, as far as they are judged. */
    boolean isCoreRight() {
        return grades.entrySet().stream().allMatch(it -> !CORE.contains(it.getKey()) || it.getValue() == Grade.RIGHT);
    }

    /** Stored, and a value that is money's is wrong; or stored although nothing moved. */
    boolean isWrongMoney() {
        return isStored()
                && grades.entrySet().stream().anyMatch(it -> it.getKey().isMoney() && it.getValue() == Grade.WRONG);
    }

    /** A transaction that is neither stored nor left for somebody to look at. */
    boolean isLost() {
        return message.truth().isTransaction() && reply.ending() == Response.Ending.PUT_AWAY;
    }
}
