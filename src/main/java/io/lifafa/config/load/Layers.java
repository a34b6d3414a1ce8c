package io.lifafa.config.load;

import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.text.Nearest;
import io.lifafa.config.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was said about each key, the stronger layer in place of the weaker; and all that nobody understands. */
final class Layers {
    private final Map<String, ConfigKey<?>> table;
    private final Map<String, List<Given>> given = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param table all keys that exist */
    Layers(Map<String, ConfigKey<?>> table) {
        this.table = table;
    }

    void addFile(Path file) {
        String name = Printable.of(file.toString());
        try {
            add(new YamlText(name, SmallFile.read(file)));
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
        }
    }

    /** A value that is the default anyway says nothing: whoever copies the file of the defaults decides nothing by that. */
    private void add(YamlText file) {
        problems.addAll(file.problems());
        file.lines().forEach((key, line) -> {
            Optional<Given> value = Optional.ofNullable(file.values().get(key));
            if (table.containsKey(key)) {
                value.filter(v -> !v.text().equals(table.get(key).preset())).ifPresent(v -> given.put(key, List.of(v)));
            } else if (!isGroup(key)) {
                refuse(key, line);
            } else if (value.isPresent()) {
                problems.add(key + " (" + line + "): is a group of keys and takes no value itself");
            }
        });
    }

    void addEnvironment(Map<String, String> variables) {
        Environment environment = new Environment(variables, table);
        problems.addAll(environment.problems());
        given.putAll(environment.values());
    }

    /** An empty value takes back what weaker layers said. */
    void addCommandLine(Map<String, String> overrides) {
        overrides.forEach((key, text) -> {
            if (!table.containsKey(key)) {
                refuse(key, "command line");
            } else if (text.isBlank()) {
                given.remove(key);
            } else {
                given.put(key, List.of(new Given(text.strip(), "command line")));
            }
        });
    }

    /** What the strongest layer that speaks of the key says; more than one only where variables have two names. */
    List<Given> given(String key) {
        return given.getOrDefault(key, List.of());
    }

    List<String> problems() {
        return problems;
    }

    private boolean isGroup(String name) {
        return table.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
    }

    private void refuse(String key, String origin) {
        problems.add(Printable.of(key) + " (" + origin + "): unknown key" + Nearest.hint(key, table.keySet()));
    }
}
