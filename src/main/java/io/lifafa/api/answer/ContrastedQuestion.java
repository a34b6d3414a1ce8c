package io.lifafa.api.answer;

import io.lifafa.api.answer.redaction.Redaction;
import io.lifafa.sms.Field;

/**
 * Asks which of two values an SMS says. A model that is asked the same again says the same again; which of the two was its
 * own it is not told.
 */
final class ContrastedQuestion {
    private ContrastedQuestion() {}

    /** @param i the SMS's place in the call */
    static String text(Objection objection, Redaction redaction, int i) {
        var said = shown(objection.field(), objection.said(), redaction, i);
        var other = objection.other().map(it -> shown(objection.field(), it, redaction, i));
        return other.map(it -> contrast(objection.field(), said, it))
                .orElseGet(() -> "Is " + said + " really the " + name(objection.field())
                        + "? Other words of this SMS speak against it.");
    }

    /** In an order that follows from the values alone. */
    private static String contrast(Field field, String one, String other) {
        boolean inOrder = one.compareTo(other) <= 0;
        return "Is the " + name(field) + " " + (inOrder ? one : other) + " or " + (inOrder ? other : one)
                + "? Say which, and the words that tell.";
    }

    /** Money is not hidden from the API unless nothing of the SMS shows that it is money. */
    private static String shown(Field field, String value, Redaction redaction, int i) {
        boolean isMoney = field == Field.AMOUNT || field == Field.BALANCE || field == Field.FEE;
        boolean stands = redaction.body(i).replaceAll("[,.\\s]", "").contains(value.replaceAll("\\D", ""));
        return isMoney && stands ? value : redaction.hide(i, value);
    }

    private static String name(Field field) {
        return switch (field) {
            case AMOUNT -> "amount (the number that moved, not a balance, fee or limit)";
            case BALANCE -> "balance after the movement";
            case FEE -> "fee";
            case ACCOUNT -> "number of the user's own account or card (not of a reference or of another's account)";
            case DIRECTION -> "transaction_type";
            case INTENT -> "message_intent";
            case CURRENCY, DATE, BANK, COUNTERPARTY, REFERENCE, METHOD -> field.path();
        };
    }
}
