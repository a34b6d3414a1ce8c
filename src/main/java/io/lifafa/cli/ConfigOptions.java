package io.lifafa.cli;

import io.lifafa.config.ConfigException;
import io.lifafa.config.ConfigLoader;
import io.lifafa.config.EffectiveConfig;
import io.lifafa.config.LifafaConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how Lifafa is configured. */
final class ConfigOptions {
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

    /** What another option stands for. */
    void set(String key, String value) {
        overrides.put(key, value);
    }

    LifafaConfig load() throws ConfigException {
        return ConfigLoader.load(Optional.ofNullable(file), System.getenv(), overrides);
    }

    EffectiveConfig effective() throws ConfigException {
        return ConfigLoader.effective(Optional.ofNullable(file), System.getenv(), overrides);
    }
}
