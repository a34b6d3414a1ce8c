package io.lifafa.config.reference;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.text.YamlScalar;
import java.util.stream.Collectors;

/** A configuration file that sets every key to its default and says what it means. */
public final class DefaultsFile {
    private static final int WIDTH = 120;

    private static final String HEAD = """
            # Configuration of Lifafa: every key with its default. Written by: lifafa config --format yaml
            #
            # A value is taken from the strongest of: the command line (--set store.lease=45s), the environment, a file
            # (--config FILE, else ./conf/lifafa.yaml), the default. Everything is checked at the start; unknown keys are
            # errors. An empty value means "not set".
            #
            # Environment: every key has a variable, LIFAFA_ and its path in upper case (store.lease: LIFAFA_STORE_LEASE).
            # Shorter names, where there are any, stand in [brackets]. A secret can be read from a file: append _FILE to either
            # name (API_KEY_FILE, LIFAFA_CLUSTER_PASSWORD_FILE).
            # LIFAFA_LOG_LEVEL (TRACE, DEBUG, INFO, WARN, ERROR, OFF; default INFO) is read by logback.xml.
            # STREAMING_PROCESSING is accepted and without effect: reading always streams.
            #
            # Durations: 200ms, 30s, 10m, 24h, 30d; decimals allowed. Sizes: 512KiB, 64MiB, 1GiB, or plain bytes.
            # Switches: true, false. Lists: separated by commas.

            """;

    private DefaultsFile() {}

    /** The whole file. */
    public static String text() {
        return LifafaConfig.KEYS.groups().stream().map(DefaultsFile::group).collect(Collectors.joining("", HEAD, ""));
    }

    private static String group(KeyGroup<?> group) {
        var head = group.doc().isEmpty() ? "" : "\n" + comment("", group.doc()) + group.name() + ":\n";
        var indent = group.name().isEmpty() ? "" : "  ";
        return group.keys().stream().map(key -> key(indent, key)).collect(Collectors.joining("", head, ""));
    }

    private static String key(String indent, ConfigKey<?> key) {
        var variables =
                key.variables().stream().map(it -> " [" + it.name() + "]").collect(Collectors.joining());
        return comment(indent, key.doc() + " (" + KeyTables.type(key) + ")" + variables) + indent + key.name() + ":"
                + YamlScalar.of(key.preset()) + "\n";
    }

    /** As many lines as it takes, without the marks of Markdown. */
    private static String comment(String indent, String markdown) {
        var start = indent + "#";
        var lines = new StringBuilder();
        var line = new StringBuilder(start);
        for (var word : markdown.replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1")
                .replace("`", "")
                .split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder(start);
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
