package io.lifafa.sms;

import java.util.Locale;

/** The final states of an SMS in {@code sms_data}. */
public enum Status {
    PROCESSED,
    FILTERED,
    DEAD;

    /** The name as it stands in JSON and in the store. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no status has this wire name */
    public static Status of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
