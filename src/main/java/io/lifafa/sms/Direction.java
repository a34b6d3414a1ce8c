package io.lifafa.sms;

import java.util.Locale;

/** Which way the money went, seen from the user's account; the values of {@code transaction_type}. */
public enum Direction {
    CREDIT,
    DEBIT;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The other way. */
    public Direction opposite() {
        return this == CREDIT ? DEBIT : CREDIT;
    }

    /** @throws IllegalArgumentException if neither direction has this wire name */
    public static Direction of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
