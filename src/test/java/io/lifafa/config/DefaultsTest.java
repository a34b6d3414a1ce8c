package io.lifafa.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.AccountNumbers;
import io.lifafa.text.lexicon.Lexicon;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final HttpLimits USUAL =
            new HttpLimits(List.of(), 240, Duration.ofSeconds(5), Duration.ofSeconds(10), 16_384, 0.75);

    @Test
    void theDefaultsOfTheTableMakeTheseRecords() throws ConfigException {
        assertThat(Configs.env(Map.of()))
                .isEqualTo(new LifafaConfig(
                        "default",
                        ZoneId.of("Asia/Kolkata"),
                        new StoreConfig(
                                Optional.empty(),
                                "lifafa",
                                Optional.empty(),
                                Optional.empty(),
                                Path.of("./data"),
                                Durability.FILE,
                                "127.0.0.1",
                                0,
                                Optional.empty(),
                                false,
                                64L << 20,
                                Duration.ofSeconds(25),
                                Duration.ofSeconds(10),
                                Duration.ofDays(30),
                                Duration.ofHours(24),
                                false),
                        new HttpConfig("127.0.0.1", 8080, HttpTls.NONE, USUAL),
                        new HttpConfig("127.0.0.1", 8081, HttpTls.NONE, USUAL),
                        new IngestConfig(
                                "anonymous",
                                65_536,
                                256L << 20,
                                200,
                                16,
                                Duration.ofMillis(5),
                                1_000_000,
                                1L << 30,
                                Duration.ofSeconds(30),
                                false,
                                IdConflict.REJECT,
                                Duplicates.CONTENT),
                        new PipelineConfig(
                                0, 0, 5, Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMillis(200)),
                        new ApiConfig(
                                Optional.empty(),
                                Optional.empty(),
                                "gpt-4o-mini",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                20,
                                Duration.ofSeconds(60),
                                4 << 20,
                                true,
                                Fallback.RULES),
                        new LimiterConfig(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                1000),
                        new CacheConfig(true, 50_000, 0.002),
                        new RulesConfig(Lexicon.shipped(), AccountNumbers.LAST_FOUR),
                        new NodeConfig(Optional.empty(), Roles.all()),
                        new ClusterConfig(
                                false,
                                "lifafa",
                                Optional.empty(),
                                "127.0.0.1",
                                "127.0.0.1",
                                Optional.empty(),
                                5701,
                                0,
                                Optional.empty(),
                                false,
                                Optional.empty()),
                        new SecurityConfig(
                                false,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                "tenant",
                                List.of("scope", "roles"),
                                "",
                                Duration.ofSeconds(30),
                                Optional.empty(),
                                Optional.empty())));
    }
}
