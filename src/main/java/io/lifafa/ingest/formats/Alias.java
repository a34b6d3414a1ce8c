package io.lifafa.ingest.formats;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One accepted name of a field.
 *
 * @param bit tells the names of all fields apart in a set of bits
 */
record Alias(SmsField field, String name, int bit) {
    private static final Map<String, Alias> BY_NAME = byName();

    /** The alias of exactly this name; empty for a name that means nothing here. */
    static Optional<Alias> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, Alias> byName() {
        var aliases = new HashMap<String, Alias>();
        for (var field : SmsField.values()) {
            for (var name : field.names()) {
                aliases.put(name, new Alias(field, name, 1 << aliases.size()));
            }
        }
        return Map.copyOf(aliases);
    }
}
