package io.lifafa.sms;

import java.util.stream.Stream;

/** The values of an extraction that may stand in the text, by their path in its JSON. */
public enum Field {
    AMOUNT("amount"),
    BALANCE("balance"),
    CURRENCY("currency"),
    DIRECTION("transaction_type"),
    DATE("transaction_date"),
    ACCOUNT("account.account_number"),
    BANK("account.bank"),
    COUNTERPARTY("counterparty"),
    REFERENCE("metadata.reference_id"),
    METHOD("metadata.method"),
    INTENT("message_intent");

    private final String path;

    Field(String path) {
        this.path = path;
    }

    /** The dotted path of the value in the extraction's JSON. */
    public String path() {
        return path;
    }

    /** @throws IllegalArgumentException if no field has this path */
    public static Field of(String path) {
        return Stream.of(values())
                .filter(field -> field.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown field"));
    }
}
