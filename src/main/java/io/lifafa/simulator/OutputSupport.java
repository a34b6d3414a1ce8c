package io.lifafa.simulator;

import java.util.Locale;

/** What a server takes in {@code response_format}; each takes what stands before it too. */
public enum OutputSupport {
    TEXT,
    JSON_OBJECT,
    JSON_SCHEMA;

    /** The name as it stands in a request. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(OutputSupport asked) {
        return asked.compareTo(this) <= 0;
    }
}
