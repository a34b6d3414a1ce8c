package io.lifafa.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.ConfigException;
import io.lifafa.config.Configs;
import io.lifafa.config.HttpConfig;
import io.lifafa.config.HttpTls;
import io.lifafa.config.LifafaConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @TempDir
    Path directory;

    @Test
    void theVariablesOfThePredecessorKeepTheirMeaning() throws ConfigException {
        Map<String, String> environment = new HashMap<>();
        environment.put("API_URL", "https://api.example/v1");
        environment.put("API_KEY", "k-1");
        environment.put("DEFAULT_MODEL", "small");
        environment.put("BATCH_SIZE", "5-20");
        environment.put("MONGODB_URI", "mongodb://db:27017");
        environment.put("MONGODB_DB", "sms");
        environment.put("RATE_LIMIT_MIN_DELAY", "0.5");
        environment.put("RATE_LIMIT_MAX_DELAY", "60");
        environment.put("RATE_LIMIT_INITIAL_DELAY", "1.25");
        environment.put("RATE_LIMIT_TARGET_RESPONSE_TIME", "2");
        environment.put("ADAPTIVE_BATCHING", "False");
        environment.put("PARALLEL_PROCESSING", "false");
        environment.put("STREAMING_PROCESSING", "whatever");
        environment.put("INTELLIGENT_CACHING", "FALSE");

        LifafaConfig config = Configs.env(environment);

        assertThat(config.api().url()).contains(URI.create("https://api.example/v1"));
        assertThat(config.api().key()).contains("k-1");
        assertThat(config.api().model()).isEqualTo("small");
        assertThat(config.api().minBatch()).isEqualTo(5);
        assertThat(config.api().maxBatch()).isEqualTo(20);
        assertThat(config.store().uri()).contains("mongodb://db:27017");
        assertThat(config.store().database()).isEqualTo("sms");
        assertThat(config.limiter().minDelay()).contains(Duration.ofMillis(500));
        assertThat(config.limiter().maxDelay()).contains(Duration.ofMinutes(1));
        assertThat(config.limiter().initialDelay()).contains(Duration.ofMillis(1250));
        assertThat(config.limiter().targetResponseTime()).contains(Duration.ofSeconds(2));
        assertThat(config.limiter().adaptiveBatching()).isFalse();
        assertThat(config.pipeline().workers()).isOne();
        assertThat(config.cache().enabled()).isFalse();
    }

    @Test
    void theNewShortVariablesAreRead() throws ConfigException {
        LifafaConfig config = Configs.env(
                Map.of("DATA_DIR", "/srv/l", "HTTP_HOST", "0.0.0.0", "HTTP_PORT", "0", "MANAGEMENT_PORT", "9"));

        assertThat(config.store().dataDir()).isEqualTo(Path.of("/srv/l"));
        assertThat(config.http())
                .isEqualTo(
                        new HttpConfig("0.0.0.0", 0, HttpTls.NONE, config.http().limits()));
        assertThat(config.management())
                .isEqualTo(new HttpConfig(
                        "127.0.0.1", 9, HttpTls.NONE, config.http().limits()));
    }

    @Test
    void parallelProcessingLeavesTheNumberOfWorkersAlone() throws ConfigException {
        assertThat(Configs.env(Map.of("PARALLEL_PROCESSING", "true", "LIFAFA_PIPELINE_WORKERS", "7"))
                        .pipeline()
                        .workers())
                .isEqualTo(7);
    }

    @Test
    void anEmptyVariableCountsAsUnset() throws ConfigException {
        assertThat(Configs.env(Map.of("API_URL", "", "HTTP_PORT", " ", "LIFAFA_TENANT", "", "LIFAFA_NONSENSE", "")))
                .isEqualTo(Configs.env(Map.of()));
    }

    @Test
    void twoVariablesOfOneKeyMustAgree() throws ConfigException {
        assertThat(Configs.env(Map.of("RATE_LIMIT_MIN_DELAY", "0.5", "LIFAFA_LIMITER_MIN_DELAY", "500ms"))
                        .limiter()
                        .minDelay())
                .contains(Duration.ofMillis(500));
        assertThat(Configs.problemsOfEnv(Map.of("PARALLEL_PROCESSING", "false", "LIFAFA_PIPELINE_WORKERS", "7")))
                .containsExactly(
                        "pipeline.workers (environment variable LIFAFA_PIPELINE_WORKERS and environment variable "
                                + "PARALLEL_PROCESSING): contradict each other; set only one of them");
    }

    @Test
    void anUnknownVariableOfOursIsAnErrorAndOthersAreNoneOfOurBusiness() throws ConfigException {
        assertThat(Configs.problemsOfEnv(Map.of("LIFAFA_STORE_LEASES", "1s", "PATH", "/bin", "STORE_LEASES", "1s")))
                .containsExactly("LIFAFA_STORE_LEASES: unknown environment variable; did you mean LIFAFA_STORE_LEASE?");
    }

    @Test
    void theAddressesThatKubernetesInjectsAreNotMeantForUs() throws ConfigException {
        Map<String, String> links = Map.of(
                "LIFAFA_PORT", "tcp://10.0.0.7:8080",
                "LIFAFA_HTTP_PORT", "tcp://10.0.0.7:8080",
                "HTTP_PORT", "tcp://10.0.0.8:80",
                "LIFAFA_SERVICE_HOST", "10.0.0.7",
                "LIFAFA_SERVICE_PORT_HTTP", "8080",
                "LIFAFA_PORT_8080_TCP", "tcp://10.0.0.7:8080",
                "LIFAFA_PORT_8080_TCP_ADDR", "10.0.0.7");

        assertThat(Configs.env(links)).isEqualTo(Configs.env(Map.of()));
    }

    @Test
    void secretsComeFromFilesWithoutTheirLastNewline() throws IOException, ConfigException {
        Path key = Files.writeString(directory.resolve("key"), "k-2\n");
        Path uri = Files.writeString(directory.resolve("uri"), "mongodb://a:b@db/sms\r\n");

        LifafaConfig config =
                Configs.env(Map.of("API_KEY_FILE", key.toString(), "LIFAFA_STORE_URI_FILE", uri.toString()));

        assertThat(config.api().key()).contains("k-2");
        assertThat(config.store().uri()).contains("mongodb://a:b@db/sms");
    }

    @Test
    void aSecretFileThatIsMissingOrEmptyIsAnError() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Path missing = directory.resolve("missing");

        assertThat(Configs.problemsOfEnv(
                        Map.of("API_KEY_FILE", empty.toString(), "MONGODB_URI_FILE", missing.toString())))
                .containsExactlyInAnyOrder(
                        "api.key (file named by API_KEY_FILE): is empty",
                        "store.uri (file named by MONGODB_URI_FILE): does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "INFO", "Off"})
    void theLogLevelIsNotAnUnknownVariable(String level) throws ConfigException {
        assertThat(Configs.env(Map.of("LIFAFA_LOG_LEVEL", level))).isEqualTo(Configs.env(Map.of()));
    }

    @Test
    void aLogLevelThatLogbackWouldTakeForDebugIsAnError() {
        assertThat(Configs.problemsOfEnv(Map.of("LIFAFA_LOG_LEVEL", "loud")))
                .containsExactly("LIFAFA_LOG_LEVEL: is not a level; allowed: TRACE, DEBUG, INFO, WARN, ERROR, OFF");
    }
}
