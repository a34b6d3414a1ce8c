package io.lifafa.config.load;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.text.YamlScalar;
import java.util.List;

/**
 * The configuration in use, and where it comes from. Thread rule: immutable.
 *
 * @param config the records
 * @param settings every key, in the order of the table
 */
public record EffectiveConfig(LifafaConfig config, List<Setting> settings) {
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
        var comment = setting.origin().isEmpty() ? "" : " # " + setting.origin();
        return name + ":" + YamlScalar.of(setting.shown()) + comment + "\n";
    }
}
