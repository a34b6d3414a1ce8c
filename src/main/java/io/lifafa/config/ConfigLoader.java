package io.lifafa.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration. */
public final class ConfigLoader {
    private ConfigLoader() {}

    public static LifafaConfig load(Optional<Path> file, Map<String, String> environment, Map<String, String> overrides)
            throws ConfigException {
        throw new UnsupportedOperationException("soon");
    }
}
