package io.lifafa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void withoutAnyTheDefaultsHold() {
        var settings = Settings.read(Map.of());
        assertThat(settings.latency()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.perItem()).isEqualTo(Duration.ofMillis(20));
        assertThat(settings.workers()).isEqualTo(16);
        assertThat(settings.key()).isEmpty();
        assertThat(settings.structured()).isEqualTo(OutputSupport.JSON_SCHEMA);
    }

    @Test
    void everyWrongSettingIsNamedWithWhatIsAllowed() {
        var wrong = Map.of(
                Setting.LATENCY, "200",
                Setting.PER_ITEM, "2h",
                Setting.JITTER, "-0.1",
                Setting.WORKERS, "0",
                Setting.RATE, "NaN",
                Setting.BURST, "1.5",
                Setting.KEY, "two words",
                Setting.STRUCTURED, "yaml",
                Setting.SEED, "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(wrong))
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .hasSize(wrong.size())
                        .allMatch(line -> line.contains("allowed: "))
                        .allMatch(
                                line -> wrong.keySet().stream().anyMatch(setting -> line.startsWith(setting.option()))))
                .withMessageNotContaining("two words");
    }

    @Test
    void whatItWritesItReads() {
        var given = Map.of(Setting.LATENCY, "1.5s", Setting.RATE, "0.5", Setting.FAIL, "0.25", Setting.SEED, "-4");
        var json = SettingsJson.write(Settings.read(given));
        assertThat(json.fieldNames())
                .containsExactlyElementsOf(List.of(Setting.keys().split(", ")));
        var read = new java.util.EnumMap<Setting, String>(Setting.class);
        json.forEach(it -> read.put(
                Setting.of(it.getKey()).orElseThrow(),
                SettingsJson.text(Setting.of(it.getKey()).orElseThrow(), it.getValue())));
        assertThat(Settings.read(read)).isEqualTo(Settings.read(given));
    }

    @Test
    void aCallTakesTheLatencyAndMoreForEachSmsWithinTheJitter() {
        var settings = Settings.read(Map.of(Setting.LATENCY, "100ms", Setting.PER_ITEM, "50ms", Setting.JITTER, "0.5"));
        var mishaps = new Mishaps(settings, new SplittableRandom(3));
        var times = DoubleStream.generate(() -> mishaps.millis(2)).limit(1000).summaryStatistics();
        assertThat(times.getMin()).isBetween(100.0, 105.0);
        assertThat(times.getMax()).isBetween(295.0, 300.0);
        assertThat(times.getAverage()).isBetween(190.0, 210.0);
    }

    @Test
    void smsAreFoundAmongProseWithBracketsAndQuotes() {
        var found = SmsFinder.find(
                "Rules [1]: don't \"guess\" {or so}. Data: [{\"id\":\"a\",\"body\":\"x ]} \\\" y\"}] ok?");
        assertThat(found.items())
                .containsExactly(new JsonObject().put("id", "a").put("body", "x ]} \" y"));
        assertThat(found.alone()).isFalse();
        assertThat(SmsFinder.find("[".repeat(2_000_000)).items()).isEmpty();
    }
}
