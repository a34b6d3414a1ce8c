package io.lifafa.config.key;

import io.lifafa.config.text.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One key of the table: everything that is known of it. Those of its methods that give it back add to it and are called
 * only while the table is built.
 *
 * <pre>{@code
 * entry("port", integer(0, 65_535), "8080").doc("Port of the API. 0: any free one.").variable("HTTP_PORT")
 * }</pre>
 *
 * <p>The value goes to the record's component of the same name, {@code max_streams} to {@code maxStreams}; a component
 * that is an {@link Optional} or an {@link java.util.OptionalLong} may stay without one.
 */
public final class ConfigKey<T> {
    private final String name;
    private final ValueType<T> type;
    private final String preset;
    private final List<Variable> variables = new ArrayList<>();
    private final Map<String, Function<T, ?>> components = new LinkedHashMap<>();
    private Optional<UnaryOperator<String>> mask = Optional.empty();
    private boolean secret;
    private Optional<T> empty = Optional.empty();
    private Optional<Origin> derived = Optional.empty();
    private String doc = "";

    private ConfigKey(String name, ValueType<T> type, String preset) {
        this.name = name;
        this.type = type;
        this.preset = preset;
    }

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

    /**
     * A key.
     *
     * @param name without the group
     * @param preset its default as a user would write it; empty: not set
     */
    public static <T> ConfigKey<T> entry(String name, ValueType<T> type, String preset) {
        return new ConfigKey<>(name, type, preset);
    }

    /** Says what it means, in Markdown; every key has this. Range and type are in its type. */
    public ConfigKey<T> doc(String sentence) {
        doc = sentence;
        return this;
    }

    /** Has a short environment variable beside {@code LIFAFA_GROUP_NAME}. */
    public ConfigKey<T> variable(String variable) {
        return variable(variable, Optional::of);
    }

    /** Has an environment variable that is written in another form than the key. */
    public ConfigKey<T> variable(String variable, Function<String, Optional<String>> form) {
        variables.add(new Variable(variable, form));
        return this;
    }

    /** Is never shown, and may be read from a file that an environment variable names. */
    public ConfigKey<T> secret() {
        return secret(text -> Secrets.MASK);
    }

    /** Is secret in parts, and may be read from a file that an environment variable names. */
    public ConfigKey<T> secret(UnaryOperator<String> shown) {
        secret = true;
        return masked(shown);
    }

    /** May hold a secret: shown in part, and not quoted if it is wrong. */
    public ConfigKey<T> masked(UnaryOperator<String> shown) {
        mask = Optional.of(shown);
        return this;
    }

    /** Goes to this component instead of the one of its name; several times: to each of them. */
    public ConfigKey<T> into(String component, Function<T, ?> part) {
        components.put(component, part);
        return this;
    }

    /** Is this where it is not set. */
    public ConfigKey<T> orElse(T value) {
        empty = Optional.of(value);
        return this;
    }

    /** Follows from another key of the group where nobody sets it. */
    public ConfigKey<T> from(String key, String label, Function<String, Optional<String>> form) {
        derived = Optional.of(new Origin(key, label, form));
        return this;
    }

    /** Without its group. */
    public String name() {
        return name;
    }

    public ValueType<T> type() {
        return type;
    }

    public String preset() {
        return preset;
    }

    public String doc() {
        return doc;
    }

    public List<Variable> variables() {
        return List.copyOf(variables);
    }

    /** Which components of the record it goes to, and what of it. */
    public Map<String, Function<T, ?>> components() {
        return components.isEmpty() ? Map.of(component(name), value -> value) : components;
    }

    /** Whether it is a secret that a file may hold. */
    public boolean isSecret() {
        return secret;
    }

    /** Whether it must not be quoted when it is wrong. */
    public boolean isDelicate() {
        return mask.isPresent();
    }

    /** What may be shown of a value. */
    public String shown(String text) {
        return mask.map(it -> it.apply(text)).orElse(text);
    }

    /** What it is where it is not set, if that is anything. */
    public Optional<T> empty() {
        return empty;
    }

    public Optional<Origin> derived() {
        return derived;
    }

    private static String component(String name) {
        var camelCase = new StringBuilder();
        for (var word : name.split("_")) {
            camelCase.append(camelCase.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camelCase.toString();
    }
}
