package io.lifafa.config.load;

import io.lifafa.config.InvalidSettings;
import io.lifafa.config.Violation;
import io.lifafa.config.mongo.Secrets;
import io.lifafa.config.text.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gives each key its typed value and keeps what it gave, and every problem. A value that cannot be understood is
 * replaced by the default, so that the rest can be checked too; with a problem nothing of this is ever used.
 */
public final class Values {
    private final Layers layers;
    private final List<String> problems;
    private final Map<String, Optional<Given>> chosen = new TreeMap<>();
    private final Set<String> misread = new HashSet<>();

    public Values(Layers layers) {
        this.layers = layers;
        this.problems = new ArrayList<>(layers.problems());
    }

    /** The value of a key that always has one. */
    <T> T get(String key, Function<String, T> form) {
        return optional(key, form)
                .orElseGet(() -> form.apply(layers.usual(key).orElseThrow().text()));
    }

    /** The value of a key that may be without one. */
    <T> Optional<T> optional(String key, Function<String, T> form) {
        List<Given> given = layers.given(key);
        if (given.isEmpty()) {
            Optional<Given> usual = layers.usual(key);
            chosen.put(key, usual);
            return usual.map(value -> form.apply(value.text()));
        }
        chosen.put(key, Optional.of(given.get(0)));
        List<T> read = given.stream()
                .flatMap(value -> read(key, value, form).stream())
                .distinct()
                .toList();
        if (read.size() > 1) {
            refuse(
                    key,
                    given.stream().map(Given::origin).collect(Collectors.joining(" and ")),
                    "contradict each other; set only one of them");
        }
        return read.stream().findFirst();
    }

    /** Whether anybody said anything about the key. */
    boolean isGiven(String key) {
        return !layers.given(key).isEmpty();
    }

    /** Replaces the default of a key by a value that follows from another key's. */
    String derived(String key, Given value) {
        chosen.put(key, Optional.of(value));
        return value.text();
    }

    /** Builds a record from values of one group; empty, with the problems kept, if it refuses them. */
    <T> Optional<T> build(String group, Supplier<T> record) {
        try {
            return Optional.of(record.get());
        } catch (InvalidSettings e) {
            for (Violation violation : e.violations()) {
                String key = group + key(violation.component());
                if (!misread.contains(key)) {
                    refuse(key, origin(key), violation.problem());
                }
            }
            return Optional.empty();
        }
    }

    /** Every key that was read, with the value chosen for it. */
    public Map<String, Optional<Given>> chosen() {
        return chosen;
    }

    List<String> problems() {
        return problems;
    }

    private <T> Optional<T> read(String key, Given value, Function<String, T> form) {
        try {
            return Optional.of(form.apply(value.text()));
        } catch (IllegalArgumentException e) {
            misread.add(key);
            String quoted = Secrets.isDelicate(key) ? "" : "\"" + Printable.of(value.text()) + "\" ";
            refuse(key, value.origin(), quoted + e.getMessage());
            return Optional.empty();
        }
    }

    private String origin(String key) {
        return chosen.getOrDefault(key, Optional.empty()).map(Given::origin).orElse("default");
    }

    private void refuse(String key, String origin, String problem) {
        String line = key + " (" + origin + "): " + problem;
        // Both ends of a range come from one key and may be wrong in the same way.
        if (!problems.contains(line)) {
            problems.add(line);
        }
    }

    /** maxItemChars: max_item_chars. Two components come from one key. */
    private static String key(String component) {
        return component.equals("minBatch") || component.equals("maxBatch")
                ? "batch_size"
                : component.replaceAll("(\\p{Lu})", "_$1").toLowerCase(Locale.ROOT);
    }
}
