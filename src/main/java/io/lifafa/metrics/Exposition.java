package io.lifafa.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How metrics are shown: what belongs to all of them, ours, Vert.x' and the JVM's.
 *
 * <p>Durations and sizes are histograms of few, fixed buckets, which can be added up over nodes. No label takes a value
 * that a stranger chooses: paths are those of routes, unknown methods are one.
 */
public final class Exposition {
    private static final double[] SECONDS = {0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120};
    private static final double[] BYTES = {256, 1 << 10, 16 << 10, 128 << 10, 1 << 20, 16 << 20, 256 << 20};
    private static final String METHOD = Label.HTTP_METHOD.toString();
    private static final Tag OTHER = Tag.of(METHOD, "other");
    private static final Map<HttpMethod, Tag> METHODS = Stream.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS)
            .collect(Collectors.toUnmodifiableMap(it -> it, it -> Tag.of(METHOD, it.name())));

    /** Foreign counters of milliseconds and nanoseconds, which nobody could compare with anything else. */
    private static final Set<String> NOT_IN_SECONDS = Set.of("jvm.compilation.time", "process.cpu.time");

    /** Vert.x divides by a pool's size, which may be zero; how many of it are in use is told beside it. */
    private static final String NO_NUMBER = "vertx.pool.ratio";

    private Exposition() {}

    /** A registry that no meter is in yet: what is registered before a filter would escape it. */
    public static PrometheusMeterRegistry registry() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                .meterFilter(new Buckets())
                .meterFilter(MeterFilter.deny(id -> NOT_IN_SECONDS.contains(id.getName())))
                .meterFilter(MeterFilter.deny(id -> id.getName().equals(NO_NUMBER)))
                .meterFilter(new Renamed());
        return registry;
    }

    /** What Vert.x is to measure: HTTP by server and route too. */
    public static MicrometerMetricsOptions options() {
        var options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                .addLabels(Label.HTTP_ROUTE, Label.SERVER_NAME)
                .setServerRequestTagsProvider(request -> method(request.method()))
                .setClientRequestTagsProvider(request -> method(request.method()));
        // Anybody can invent a method, and both Vert.x and the registry keep whatever label they once saw.
        options.getLabels().remove(Label.HTTP_METHOD);
        return options;
    }

    private static List<Tag> method(HttpMethod method) {
        return List.of(METHODS.getOrDefault(method, OTHER));
    }

    /** The JVM's number of processors: its name is one that only a part of a histogram may have. */
    private static final class Renamed implements MeterFilter {
        @Override
        public Meter.Id map(Meter.Id id) {
            return id.getName().equals("system.cpu.count") ? id.withName("system.cpus") : id;
        }
    }

    private static final class Buckets implements MeterFilter {
        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return switch (id.getType()) {
                case TIMER, LONG_TASK_TIMER ->
                    buckets(SECONDS, Duration.ofSeconds(1).toNanos()).merge(config);
                case DISTRIBUTION_SUMMARY -> buckets(BYTES, 1).merge(config);
                default -> config;
            };
        }

        private static DistributionStatisticConfig buckets(double[] limits, double unit) {
            var scaled = Arrays.stream(limits).map(it -> it * unit).toArray();
            return DistributionStatisticConfig.builder()
                    .serviceLevelObjectives(scaled)
                    .build();
        }
    }
}
