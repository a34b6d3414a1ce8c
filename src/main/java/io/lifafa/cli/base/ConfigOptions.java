package io.lifafa.cli.base;

import io.lifafa.config.ConfigException;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.config.load.EffectiveConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say how Lifafa is configured. */
public final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file (default: conf/lifafa.yaml, if it is there).")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one key of the configuration, for instance --set http.port=9090.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    private boolean warned;

    /** Once, and without the values: every user of the machine can read the arguments of every process. */
    private void warnOfSecrets() {
        var keys = overrides.entrySet().stream()
                .filter(it -> !warned && ConfigLoader.isSecret(it.getKey(), it.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!keys.isEmpty()) {
            warned = true;
            System.err.println(
                    "Warning: --set " + String.join(", ", keys) + ": a secret on the command line stands in the list"
                            + " of processes for every user of this machine; set it in the environment or a file instead: "
                            + keys.stream().map(ConfigLoader::fileVariable).collect(Collectors.joining(", ")));
        }
    }

    /** What another option stands for. */
    public void set(String key, String value) {
        overrides.put(key, value);
    }

    /** The configuration with some keys set otherwise. */
    public LifafaConfig with(Map<String, String> others) throws ConfigException {
        warnOfSecrets();
        var all = new LinkedHashMap<>(overrides);
        all.putAll(others);
        return ConfigLoader.load(Optional.ofNullable(file), System.getenv(), all);
    }

    public LifafaConfig load() throws ConfigException {
        warnOfSecrets();
        return ConfigLoader.load(Optional.ofNullable(file), System.getenv(), overrides);
    }

    public EffectiveConfig effective() throws ConfigException {
        warnOfSecrets();
        return ConfigLoader.effective(Optional.ofNullable(file), System.getenv(), overrides);
    }
}
