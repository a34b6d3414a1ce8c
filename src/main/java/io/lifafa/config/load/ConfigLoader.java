package io.lifafa.config.load;

import io.lifafa.config.ConfigException;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.load.EffectiveConfig.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration, once, from weak to strong: the defaults, a file, the environment, the command
 * line. Example: {@code ConfigLoader.load(Optional.empty(), System.getenv(), Map.of("http.port", "0"))}.
 *
 * <p>Thread rule: stateless.
 */
public final class ConfigLoader {
    private static final Path USUAL_FILE = Path.of("conf", "lifafa.yaml");

    private ConfigLoader() {}

    /**
     * The configuration.
     *
     * @param file the file to read; empty: {@code ./conf/lifafa.yaml}, if there is one
     * @param environment the environment variables
     * @param overrides keys and values of the command line, such as {@code store.lease} and {@code 45s}; an empty value
     *     takes back what the file or the environment said
     * @throws ConfigException if anything is wrong, with all that is wrong
     */
    public static LifafaConfig load(Optional<Path> file, Map<String, String> environment, Map<String, String> overrides)
            throws ConfigException {
        return effective(file, environment, overrides).config();
    }

    /** Like {@link #load}, with the origin of every value; for showing it to people. */
    public static EffectiveConfig effective(
            Optional<Path> file, Map<String, String> environment, Map<String, String> overrides)
            throws ConfigException {
        var layers = new Layers(LifafaConfig.KEYS.table());
        file.or(() -> Optional.of(USUAL_FILE).filter(Files::exists)).ifPresent(layers::addFile);
        layers.addEnvironment(environment);
        layers.addCommandLine(overrides);
        var values = new Values(layers);
        var config = new Binding(values).bind(LifafaConfig.KEYS);
        if (!values.problems().isEmpty()) {
            throw new ConfigException(values.problems());
        }
        return new EffectiveConfig(config.orElseThrow(), settings(values));
    }

    /** Whether a value holds a secret, which then stands in the list of processes if it is given on the command line. */
    public static boolean isSecret(String path, String value) {
        var key = LifafaConfig.KEYS.table().get(path);
        return key != null && !value.isBlank() && !key.shown(value).equals(value);
    }

    /** The environment variable that takes the value of a key; for one that is secret by itself, the name of its file. */
    public static String fileVariable(String path) {
        var isSecret = LifafaConfig.KEYS.table().get(path).isSecret();
        return Environment.variable(path) + (isSecret ? Environment.FILE : "");
    }

    private static List<Setting> settings(Values values) {
        return LifafaConfig.KEYS.table().entrySet().stream()
                .map(it -> setting(it.getKey(), it.getValue(), values.chosen(it.getKey())))
                .toList();
    }

    private static Setting setting(String path, ConfigKey<?> key, Optional<Given> value) {
        var origin = value.filter(it -> !it.text().equals(key.preset())).map(Given::origin);
        return new Setting(path, value.map(it -> key.shown(it.text())).orElse(""), origin.orElse(""));
    }
}
