package io.lifafa.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifafa.config.load.ConfigLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short ways to load a configuration in a test. */
public final class Configs {
    private Configs() {}

    public static LifafaConfig env(Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load(Optional.empty(), environment, Map.of());
    }

    public static LifafaConfig set(Map<String, String> overrides) throws ConfigException {
        return ConfigLoader.load(Optional.empty(), Map.of(), overrides);
    }

    public static List<String> problemsOfEnv(Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> env(environment))
                .problems();
    }

    public static List<String> problemsOfSet(Map<String, String> overrides) {
        return catchThrowableOfType(ConfigException.class, () -> set(overrides)).problems();
    }
}
