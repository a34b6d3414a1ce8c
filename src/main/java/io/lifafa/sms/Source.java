package io.lifafa.sms;

import java.util.Locale;

/** Who understood a message; the values of {@code provenance.source}. */
public enum Source {
    API,
    TEMPLATE,
    RULES;

    /** The name as it stands in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no source has this wire name */
    public static Source of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
