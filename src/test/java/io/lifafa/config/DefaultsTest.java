package io.lifafa.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.load.Binding;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.config.load.Environment;
import io.lifafa.config.load.Layers;
import io.lifafa.config.load.ShortName;
import io.lifafa.config.load.Values;
import io.lifafa.config.mongo.Secrets;
import io.lifafa.sms.AccountNumbers;
import io.lifafa.text.lexicon.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
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
    void whatTheShippedFileSaysIsTheDefault() throws ConfigException {
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
                        new HttpConfig("127.0.0.1", 8080, USUAL),
                        new HttpConfig("127.0.0.1", 8081, USUAL),
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
                                Optional.empty())));
    }

    @Test
    void everyKeyOfTheShippedFileIsReadAndEveryKeyReadStandsInIt() throws ConfigException {
        Layers layers = new Layers(ConfigLoader.shipped());
        Values values = new Values(layers);
        new Binding(values).config();

        assertThat(values.chosen().keySet()).containsExactlyInAnyOrderElementsOf(layers.keys());
        assertThat(layers.problems()).isEmpty();
    }

    @Test
    void everyKeyHasACommentAboveItThatNamesItsShortVariable() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("conf/lifafa.yaml"));

        for (Map.Entry<String, String> key : ConfigLoader.shipped().lines().entrySet()) {
            int line = Integer.parseInt(key.getValue().replaceAll("\\D", ""));
            String comment = lines.get(line - 2);
            assertThat(comment).as(key.getKey()).matches(" *# .*");
            for (ShortName name : ShortName.values()) {
                if (name.key().equals(key.getKey())) {
                    assertThat(comment).contains("[" + name.name());
                }
            }
        }
    }

    @Test
    void everyKeyHasAVariableOfItsOwn() {
        var keys = ConfigLoader.shipped().lines().keySet();

        assertThat(keys.stream().map(Environment::variable).distinct()).hasSameSizeAs(keys);
        assertThat(keys)
                .allMatch(key ->
                        Configs.problemsOfEnv(Map.of(Environment.variable(key), "\u0001", "LIFAFA_X", "x")).stream()
                                .noneMatch(problem -> problem.startsWith(Environment.variable(key))));
        assertThat(keys).containsAll(Secrets.KEYS);
        for (ShortName name : ShortName.values()) {
            assertThat(keys).contains(name.key());
        }
    }
}
