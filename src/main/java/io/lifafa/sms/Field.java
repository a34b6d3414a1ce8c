package io.lifafa.sms;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of an extraction that may stand in the text, by their path in its JSON. */
public enum Field {
    AMOUNT("amount"),
    BALANCE("balance"),
    FEE("fee"),
    CURRENCY("currency"),
    DIRECTION("transaction_type"),
    DATE("transaction_date"),
    ACCOUNT("account.account_number"),
    BANK("account.bank"),
    COUNTERPARTY("counterparty"),
    REFERENCE("metadata.reference_id"),
    METHOD("metadata.method"),
    INTENT("message_intent");

    private static final Map<String, Field> BY_PATH =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::path, Function.identity()));

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
        var field = BY_PATH.get(path);
        if (field == null) {
            throw new IllegalArgumentException("unknown field");
        }
        return field;
    }
}
