package io.lifafa.sms;

import java.util.Locale;

/** Who understood a message; the values of {@code provenance.source}. */
public enum Source {
    API,
    TEMPLATE,
    RULES;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException if no source has this wire name */
    public static Source of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
