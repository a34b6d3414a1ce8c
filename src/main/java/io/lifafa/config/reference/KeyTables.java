package io.lifafa.config.reference;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.key.KeyGroup;
import java.util.stream.Collectors;

/** Every key as Markdown: one table per group. */
public final class KeyTables {
    private static final String HEAD = """

            | key | type | default | variable | meaning |
            |---|---|---|---|---|
            """;

    private KeyTables() {}

    /** The tables, each with its heading. */
    public static String text() {
        return LifafaConfig.KEYS.groups().stream().map(KeyTables::group).collect(Collectors.joining());
    }

    /** The type of a key with its range, and whether it is secret. */
    static String type(ConfigKey<?> key) {
        return key.type().label() + (key.isSecret() ? ", secret" : "");
    }

    private static String group(KeyGroup<?> group) {
        var heading = group.doc().isEmpty() ? "" : "\n### " + group.name() + "\n\n" + group.doc() + "\n";
        var head = group.doc().isEmpty() && !group.name().isEmpty() ? "" : HEAD;
        return group.keys().stream().map(key -> row(group, key)).collect(Collectors.joining("", heading + head, ""));
    }

    private static String row(KeyGroup<?> group, ConfigKey<?> key) {
        var variables = key.variables().stream().map(it -> code(it.name())).collect(Collectors.joining(" "));
        return String.format(
                "| %s | %s | %s | %s | %s |\n",
                code(group.path(key.name())), type(key), code(key.preset()), variables, key.doc());
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
