package io.lifafa.config.load;

import io.lifafa.config.ConfigException;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.load.EffectiveConfig.Setting;
import io.lifafa.config.mongo.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration, once, from weak to strong: the packed {@code lifafa.yaml}, a file, the environment, the
 * command line. Example: {@code ConfigLoader.load(Optional.empty(), System.getenv(), Map.of("http.port", "0"))}.
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
        Layers layers = new Layers(shipped());
        file.or(() -> Optional.of(USUAL_FILE).filter(Files::exists)).ifPresent(layers::addFile);
        layers.addEnvironment(environment);
        layers.addCommandLine(overrides);
        Values values = new Values(layers);
        LifafaConfig config = new Binding(values).config();
        return new EffectiveConfig(config, settings(layers, values));
    }

    /** Whether a value holds a secret, which then stands in the list of processes if it is given on the command line. */
    public static boolean isSecret(String key, String value) {
        return !value.isBlank() && !Secrets.masked(key, value).equals(value);
    }

    /** The environment variable that takes the value of a key; for one that is secret by itself, the name of its file. */
    public static String fileVariable(String key) {
        return Environment.variable(key) + (Secrets.KEYS.contains(key) ? "_FILE" : "");
    }

    /** The defaults. */
    public static YamlText shipped() {
        try (InputStream in = ConfigLoader.class.getResourceAsStream("/lifafa.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: lifafa.yaml is not packed");
            }
            return new YamlText("shipped lifafa.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot be read: lifafa.yaml", e);
        }
    }

    private static List<Setting> settings(Layers layers, Values values) {
        return layers.keys().stream().map(key -> setting(key, layers, values)).toList();
    }

    private static Setting setting(String key, Layers layers, Values values) {
        Optional<Given> value = values.chosen().getOrDefault(key, Optional.empty());
        boolean isDefault = value.map(Given::text).equals(layers.usual(key).map(Given::text));
        return new Setting(
                key,
                value.map(given -> Secrets.masked(key, given.text())).orElse(""),
                isDefault ? "" : value.map(Given::origin).orElse(""));
    }
}
