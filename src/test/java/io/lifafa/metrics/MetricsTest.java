package io.lifafa.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the engine's own meters show. */
@Timeout(60)
class MetricsTest {
    @Test
    void anUnlimitedRateIsNotShownUntilThereIsOne() {
        var registry = Exposition.registry();
        var metrics = new Metrics(registry);
        for (var other : new String[] {"https://one", "https://two"}) {
            metrics.limiter(other, "calls.per.second", OptionalDouble.of(2));
        }
        assertThat(registry.scrape()).contains("lifafa_limiter_calls_per_second{api=\"https://one\"} 2.0");

        metrics.limiter("https://one", "calls.per.second", OptionalDouble.empty());
        assertThat(registry.scrape())
                .doesNotContain("calls_per_second{api=\"https://one\"}")
                .contains("calls_per_second{api=\"https://two\"}");

        metrics.limiter("https://one", "calls.per.second", OptionalDouble.of(3));
        assertThat(registry.scrape()).contains("lifafa_limiter_calls_per_second{api=\"https://one\"} 3.0");
    }

    @Test
    void aDurationIsCountedInTheBucketsUpToOneThatHoldsIt() {
        var registry = Exposition.registry();
        new Metrics(registry).chunk("closed").record(Duration.ofMillis(300));
        assertThat(registry.scrape())
                .contains("lifafa_chunk_duration_seconds_bucket{result=\"closed\",le=\"0.25\"} 0")
                .contains("lifafa_chunk_duration_seconds_bucket{result=\"closed\",le=\"0.5\"} 1")
                .contains("lifafa_chunk_duration_seconds_bucket{result=\"closed\",le=\"+Inf\"} 1");
    }

    @Test
    void theLintFindsWhatPromtoolFinds() {
        assertThat(PromLint.faults("# HELP a_ms x\n# TYPE a_ms counter\na_ms NaN\nb_total 1\n"))
                .hasSize(4);
        assertThat(PromLint.faults("# HELP a_total x\n# TYPE a_total counter\na_total{k=\"v\"} 1\n"))
                .isEmpty();
    }
}
