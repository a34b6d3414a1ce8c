package io.lifafa.config.load;

import io.lifafa.config.LifafaConfig;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The configuration in use, and where it comes from. Thread rule: immutable.
 *
 * @param config the records
 * @param settings every key, in the order of the shipped file
 */
public record EffectiveConfig(LifafaConfig config, List<Setting> settings) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./_][A-Za-z0-9./_+-]*(:[A-Za-z0-9./_+-]+)*");

    public EffectiveConfig {
        settings = List.copyOf(settings);
    }

    /**
     * A key and its value.
     *
     * @param key with its group, such as {@code store.lease}
     * @param shown the value as it may be shown, secrets masked; empty: not set
     * @param origin where the value was written; empty: it is the default
     */
    public record Setting(String key, String shown, String origin) {}

    /** As a YAML document; a value that is not the default has its origin as a comment. Secrets are masked. */
    public String toYaml() {
        StringBuilder yaml = new StringBuilder("# Effective configuration of Lifafa, secrets masked.\n");
        String group = "";
        for (Setting setting : settings) {
            String[] path = setting.key().split("\\.", 2);
            if (path.length == 2 && !path[0].equals(group)) {
                group = path[0];
                yaml.append(group).append(":\n");
            }
            yaml.append(path.length == 2 ? "  " : "").append(line(path[path.length - 1], setting));
        }
        return yaml.toString();
    }

    private static String line(String name, Setting setting) {
        String value = setting.shown().isEmpty() ? "" : " " + quoted(setting.shown());
        String comment = setting.origin().isEmpty() ? "" : " # " + setting.origin();
        return name + ":" + value + comment + "\n";
    }

    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !text.equalsIgnoreCase("null")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
