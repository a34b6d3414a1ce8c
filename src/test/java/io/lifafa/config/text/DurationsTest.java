package io.lifafa.config.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "200ms, PT0.2S",
        "1.5s, PT1.5S",
        "30 s, PT30S",
        "10m, PT10M",
        "24h, PT24H",
        "0.5d, PT12H",
        "0s, PT0S",
        "0.000001ms, PT0.000000001S",
        "999999999d, PT23999999976H",
    })
    void aNumberAndAUnit(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "-1s", "1e3s", "1.s", ".5s", "1,5s", "PT5S", "5S", "1h30m", "9999999999s", "५s"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
    }

    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll @LongRange(min = 0, max = 900_000) long seconds, @ForAll @IntRange(max = 999_999_999) int nanos) {
        Duration duration = Duration.ofSeconds(seconds, nanos);

        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
        assertThat(Durations.parse(Durations.format(duration.withNanos(0)))).isEqualTo(duration.withNanos(0));
    }
}
