package io.lifafa.config.load;

import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each key its typed value and keeps what it gave, and every problem. A value that cannot be understood is
 * replaced by the default, so that the rest can be checked too; with a problem nothing of this is ever used.
 */
final class Values {
    private final Layers layers;
    private final List<String> problems;
    private final Map<String, Given> chosen = new HashMap<>();
    private final Set<String> misread = new HashSet<>();

    Values(Layers layers) {
        this.layers = layers;
        this.problems = new ArrayList<>(layers.problems());
    }

    /** The value of a key; empty if it is not set. */
    <T> Optional<T> read(KeyGroup<?> group, ConfigKey<T> key) {
        var path = group.path(key.name());
        var said = said(group, key);
        said.stream().findFirst().ifPresent(value -> chosen.put(path, value));
        var read = said.stream()
                .flatMap(value -> parsed(path, key, value).stream())
                .distinct()
                .toList();
        if (read.size() > 1) {
            refuse(
                    path,
                    said.stream().map(Given::origin).collect(Collectors.joining(" and ")),
                    "contradict each other; set only one of them");
        }
        Optional<T> value = read.stream().findFirst().or(() -> preset(key).map(it -> form(key, it)));
        value.flatMap(key.type().problem()).ifPresent(problem -> refuse(path, problem));
        return value.or(key::empty);
    }

    /** Keeps what is wrong with the value in use, unless it only stands in for one that could not be understood. */
    void refuse(String path, String problem) {
        if (!misread.contains(path)) {
            refuse(path, chosen(path).map(Given::origin).orElse(Given.DEFAULT), problem);
        }
    }

    /** The value in use of a key that was read. */
    Optional<Given> chosen(String path) {
        return Optional.ofNullable(chosen.get(path));
    }

    List<String> problems() {
        return problems;
    }

    /** What somebody says, else what follows from another key, else the default. */
    private List<Given> said(KeyGroup<?> group, ConfigKey<?> key) {
        var given = layers.given(group.path(key.name()));
        return given.isEmpty()
                ? derived(group, key).or(() -> preset(key)).stream().toList()
                : given;
    }

    private Optional<Given> derived(KeyGroup<?> group, ConfigKey<?> key) {
        return key.origin().flatMap(origin -> chosen(group.path(origin.key()))
                .flatMap(other -> origin.form().apply(other.text()))
                .map(text -> new Given(text, origin.label())));
    }

    private static Optional<Given> preset(ConfigKey<?> key) {
        return key.preset().isEmpty() ? Optional.empty() : Optional.of(new Given(key.preset(), Given.DEFAULT));
    }

    private <T> Optional<T> parsed(String path, ConfigKey<T> key, Given value) {
        try {
            return Optional.of(form(key, value));
        } catch (IllegalArgumentException e) {
            misread.add(path);
            var quoted = key.mask().isPresent() ? "" : "\"" + Printable.of(value.text()) + "\" ";
            refuse(path, value.origin(), quoted + e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T form(ConfigKey<T> key, Given value) {
        return key.type().form().apply(value.text());
    }

    private void refuse(String path, String origin, String problem) {
        problems.add(path + " (" + origin + "): " + problem);
    }
}
