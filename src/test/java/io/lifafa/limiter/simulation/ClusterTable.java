package io.lifafa.limiter.simulation;

import io.lifafa.limiter.LimiterOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** What nodes get together out of an API, in virtual time: the table of docs/adr/0007. */
public final class ClusterTable {
    private static final int SEEDS = 4;
    private static final double FROM = 20;
    private static final double TO = 200;

    private ClusterTable() {}

    public static LimiterOptions options(long requests, long tokens) {
        return new LimiterOptions(
                1,
                20,
                true,
                256,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                requests > 0 ? OptionalLong.of(requests) : OptionalLong.empty(),
                tokens > 0 ? OptionalLong.of(tokens) : OptionalLong.empty(),
                Duration.ofSeconds(60));
    }

    public static SimCluster cluster(
            long seed, int nodes, LimiterOptions options, Consumer<SimApi> shape, boolean hints) {
        var cluster = new SimCluster(seed, options, shape);
        cluster.hints = hints;
        for (int i = 0; i < nodes; i++) {
            cluster.join(0.3 * i * cluster.random.nextDouble(), SimCluster.BUSY);
        }
        return cluster;
    }

    private static void row(String name, int nodes, LimiterOptions options, Consumer<SimApi> api, double ideal) {
        for (boolean hints : new boolean[] {true, false}) {
            var runs = LongStream.rangeClosed(1, SEEDS)
                    .mapToObj(seed -> cluster(seed, nodes, options, api, hints).run(TO))
                    .toList();
            double used = runs.stream()
                            .mapToDouble(it -> it.items(FROM, TO))
                            .average()
                            .orElse(0)
                    / ideal;
            double worst =
                    runs.stream().mapToDouble(it -> it.items(FROM, TO)).min().orElse(0) / ideal;
            double rejected = runs.stream()
                    .mapToDouble(it -> it.rejected(0, TO))
                    .average()
                    .orElse(0);
            double most =
                    runs.stream().mapToDouble(it -> it.rejected(0, TO)).max().orElse(0);
            int minute =
                    runs.stream().mapToInt(it -> it.mostInAMinute(0, TO)).max().orElse(0);
            double inFlight = runs.stream()
                    .mapToDouble(it -> it.nodes.stream()
                            .mapToDouble(node -> node.record.meanInFlight(FROM, TO))
                            .sum())
                    .average()
                    .orElse(0);
            System.out.printf(
                    "| %s | %d | %s | %.1f (%.1f) | %.2f (%.2f) | %d | %.0f |%n",
                    name,
                    nodes,
                    hints ? "bus" : "store only",
                    100 * used,
                    100 * worst,
                    100 * rejected,
                    100 * most,
                    minute,
                    inFlight);
        }
    }

    public static void main(String[] args) {
        System.out.println(
                "| API | nodes | heard by | used % (worst) | rejected % (worst) | most in a minute | under way |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (int nodes : new int[] {3, 8}) {
            row("600 requests/min stated", nodes, options(600, 0), api -> {}, 200);
            row("60 requests/min stated", nodes, options(60, 0), api -> {}, 20);
            row("600,000 tokens/min stated", nodes, options(0, 600_000), api -> {}, 600_000 / 60.0 / 300);
            row("10 calls/s, 429 tells", nodes, options(0, 0), Shape.rate().api(), 200);
            row("10 calls/s, bare 429", nodes, options(0, 0), Shape.rateSilent().api(), 200);
            row(
                    "10 calls/s, whole seconds",
                    nodes,
                    options(0, 0),
                    Shape.rateRetryAfter().api(),
                    200);
            row(
                    "10 calls/s, rejected count",
                    nodes,
                    options(0, 0),
                    Shape.ratePunishing().api(),
                    200);
            row(
                    "10 calls/s, every answer tells",
                    nodes,
                    options(0, 0),
                    Shape.rateTold().api(),
                    200);
            row(
                    "50 calls/s, 429 tells",
                    nodes,
                    options(0, 0),
                    api -> api.requests = Optional.of(new SimBucket(50, 50)),
                    1000);
            row("16 workers", nodes, options(0, 0), Shape.pool().api(), Shape.POOL);
        }
    }
}
