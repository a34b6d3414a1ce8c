package io.lifafa.sms;

import java.util.Locale;

/** The final states of an SMS in {@code sms_data}. */
public enum Status {
    PROCESSED,
    FILTERED,
    DEAD;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name as it stands in JSON and in the store. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException if no status has this wire name */
    public static Status of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
