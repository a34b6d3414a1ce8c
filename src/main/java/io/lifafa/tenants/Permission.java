package io.lifafa.tenants;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller may do within its tenant. None implies another, except that {@link #ADMIN} implies all: who restarts stuck
 * work need not see what people spend, and a phone that sends SMS need not read them back. A key names as many as it needs.
 */
public enum Permission {
    /** Send SMS. */
    INGEST,
    /** Read transactions, SMS, batches and dead letters. */
    READ,
    /** Replay dead letters; in the home tenant also look at cluster, cache, limits and metrics, and reset limits. */
    OPERATE,
    /** All of the others, and the keys of the tenant. */
    ADMIN;

    /** As configuration, commands, claims and documents write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The permission of exactly this text. */
    public static Optional<Permission> of(String text) {
        return Arrays.stream(values()).filter(it -> it.text().equals(text)).findFirst();
    }

    /**
     * Reads a list such as {@code ingest,read}.
     *
     * @throws IllegalArgumentException if it is empty or names something else
     */
    public static Set<Permission> parse(String list) {
        var found = EnumSet.noneOf(Permission.class);
        for (var text : list.split(",", -1)) {
            found.add(of(text.strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "permissions: '" + text.strip() + "' is none; allowed, separated by commas: " + all())));
        }
        return Set.copyOf(found);
    }

    private static String all() {
        return Arrays.stream(values()).map(Permission::text).collect(Collectors.joining(", "));
    }
}
