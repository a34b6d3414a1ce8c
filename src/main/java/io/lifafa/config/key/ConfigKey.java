package io.lifafa.config.key;

import io.lifafa.config.text.Secrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One key of the table: everything that is known of it. Made by {@link #entry} and the methods that give a key with
 * something more.
 *
 * <pre>{@code
 * entry("port", integer(0, 65_535), "8080").doc("Port of the API. 0: any free one.").variable("HTTP_PORT")
 * }</pre>
 *
 * <p>The value goes to the record's component of the same name, {@code max_streams} to {@code maxStreams}; a component
 * that is an {@link Optional} or an {@link java.util.OptionalLong} may stay without one. Thread rule: immutable.
 *
 * @param name without the group
 * @param type how it is written, and which values are allowed
 * @param preset the default as a user would write it; empty: not set
 * @param doc what it means, in Markdown; range and unit are in the type
 * @param variables short environment variables beside {@code LIFAFA_GROUP_NAME}
 * @param mask what may be shown of a value; empty: all of it
 * @param isSecret whether a file that an environment variable names may hold it
 * @param targets the record's components that it goes to, and what of it; none: to the one of its name
 * @param empty what it is where it is not set, if that is anything
 * @param origin the key that it follows from where nobody sets it
 */
public record ConfigKey<T>(
        String name,
        ValueType<T> type,
        String preset,
        String doc,
        List<Variable> variables,
        Optional<UnaryOperator<String>> mask,
        boolean isSecret,
        Map<String, Function<T, ?>> targets,
        Optional<T> empty,
        Optional<Origin> origin) {

    /**
     * An environment variable with a name of its own.
     *
     * @param form the key's value that the variable's stands for; empty if it says nothing; throws {@link
     *     IllegalArgumentException} if it can stand for none
     */
    public record Variable(String name, Function<String, Optional<String>> form) {}

    /**
     * Another key of the group that may say the value.
     *
     * @param key its name
     * @param label for people: {@code path of store.uri}
     * @param form from its value to this key's; empty if it says nothing of it
     */
    public record Origin(String key, String label, Function<String, Optional<String>> form) {}

    /** A key that has a default, as a user would write it; empty: not set. */
    public static <T> ConfigKey<T> entry(String name, ValueType<T> type, String preset) {
        return new ConfigKey<>(
                name,
                type,
                preset,
                "",
                List.of(),
                Optional.empty(),
                false,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** With what it means, in Markdown; every key has this. */
    public ConfigKey<T> doc(String sentence) {
        return new ConfigKey<>(name, type, preset, sentence, variables, mask, isSecret, targets, empty, origin);
    }

    /** With a short environment variable. */
    public ConfigKey<T> variable(String variable) {
        return variable(variable, Optional::of);
    }

    /** With an environment variable that is written in another form than the key. */
    public ConfigKey<T> variable(String variable, Function<String, Optional<String>> form) {
        var all = Stream.concat(variables.stream(), Stream.of(new Variable(variable, form)))
                .toList();
        return new ConfigKey<>(name, type, preset, doc, all, mask, isSecret, targets, empty, origin);
    }

    /** Never shown, and read from a file too. */
    public ConfigKey<T> secret() {
        return secret(text -> Secrets.MASK);
    }

    /** Shown in part, and read from a file too. */
    public ConfigKey<T> secret(UnaryOperator<String> shown) {
        return new ConfigKey<>(name, type, preset, doc, variables, Optional.of(shown), true, targets, empty, origin);
    }

    /** Shown in part, as it may hold a secret. */
    public ConfigKey<T> masked(UnaryOperator<String> shown) {
        return new ConfigKey<>(
                name, type, preset, doc, variables, Optional.of(shown), isSecret, targets, empty, origin);
    }

    /** For this component instead of the one of its name; several times: for each of them. */
    public ConfigKey<T> into(String component, Function<T, ?> part) {
        var all = new HashMap<>(targets);
        all.put(component, part);
        return new ConfigKey<>(name, type, preset, doc, variables, mask, isSecret, all, empty, origin);
    }

    /** With a value for where it is not set. */
    public ConfigKey<T> orElse(T value) {
        return new ConfigKey<>(name, type, preset, doc, variables, mask, isSecret, targets, Optional.of(value), origin);
    }

    /** Following from another key of the group where nobody sets it. */
    public ConfigKey<T> from(String key, String label, Function<String, Optional<String>> form) {
        var other = Optional.of(new Origin(key, label, form));
        return new ConfigKey<>(name, type, preset, doc, variables, mask, isSecret, targets, empty, other);
    }

    /** Which components of the record it goes to, and what of it. */
    public Map<String, Function<T, ?>> components() {
        return targets.isEmpty() ? Map.of(camelCase(name), value -> value) : targets;
    }

    /** What may be shown of a value. */
    public String shown(String text) {
        return mask.map(it -> it.apply(text)).orElse(text);
    }

    private static String camelCase(String name) {
        var joined = new StringBuilder();
        for (var word : name.split("_")) {
            joined.append(joined.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return joined.toString();
    }
}
