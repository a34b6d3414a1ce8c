package io.lifafa.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.ConfigException;
import io.lifafa.config.LifafaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveConfigTest {
    @TempDir
    Path directory;

    @Test
    void onlyWhatIsNotTheDefaultHasAnOrigin() throws Exception {
        Path file = Files.writeString(directory.resolve("c.yaml"), "tenant: acme\nstore:\n  lease: 25s\n");

        String yaml = ConfigLoader.effective(
                        Optional.of(file),
                        Map.of("HTTP_PORT", "0", "MONGODB_URI", "mongodb://h/sms"),
                        Map.of("cache.enabled", "false"))
                .toYaml();

        assertThat(yaml)
                .contains("tenant: acme # " + file + " line 1\n")
                .contains("  database: sms # path of store.uri\n")
                .contains("\nhttp:\n  host: 127.0.0.1\n  port: 0 # environment variable HTTP_PORT\n")
                .contains("  enabled: false # command line\n")
                .contains("  lease: 25s\n")
                .contains("\n  max_delay:\n");
    }

    @Test
    void theDumpReadAgainGivesTheSameConfiguration() throws Exception {
        EffectiveConfig first = ConfigLoader.effective(
                Optional.empty(),
                Map.of(
                        "LIFAFA_INGEST_DEFAULT_USER", "a: \"b\" # c \\ é",
                        "DATA_DIR", "#x: y",
                        "DEFAULT_MODEL", "null",
                        "LIFAFA_STORE_EMBEDDED_HOST", "::1"),
                Map.of("zone", "+05:30", "api.batch_size", "7"));

        assertThat(reread(first)).isEqualTo(first.config());
    }

    private LifafaConfig reread(EffectiveConfig effective) throws IOException, ConfigException {
        Path file = Files.writeString(directory.resolve("dump.yaml"), effective.toYaml());
        return ConfigLoader.load(Optional.of(file), Map.of(), Map.of());
    }
}
