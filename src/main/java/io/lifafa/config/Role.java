package io.lifafa.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a node may be there for. A stage that a node lacks is used on others. */
public enum Role {
    /** Takes SMS: HTTP, event bus. */
    INGEST(true),
    /** Works on chunks. */
    PIPELINE(true),
    /** Knows the learned templates. */
    CACHE(false),
    /** Keeps the cluster's limits of the extraction API. */
    LIMITER(false),
    /** Asks the extraction API. */
    API(false),
    /** Talks to MongoDB. */
    STORE(true),
    /** Health and metrics, on the management port. */
    HEALTH(false),
    /** Reading back over HTTP. */
    WEB(true);

    private final boolean severalInstances;

    Role(boolean severalInstances) {
        this.severalInstances = severalInstances;
    }

    /** As it is written in the configuration. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether more than one instance of the stage makes sense on one node; the others are one per node by nature. */
    boolean allowsInstances() {
        return severalInstances;
    }

    static Optional<Role> named(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }
}
