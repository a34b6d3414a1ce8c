package io.lifafa.bench.cluster;

import io.lifafa.bench.ApiProcess;
import io.lifafa.bench.Patience;
import io.lifafa.bench.Row;
import io.lifafa.bench.Workload;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An API with workers enough for many nodes, each of which may have but few calls under way: one node, then three. */
record UpstreamScenario(Workload workload, double seconds) implements ClusterScenario {
    private static final int WORKERS = 64;
    private static final double LATENCY = 0.3;
    private static final int IN_FLIGHT = 4;
    private static final double LEAST_TIMES = 2.7;
    private static final double FIRST_CALL = 60;
    private static final double LONGEST_FEED = 180;

    private record Rate(double smsPerSecond, long mostCalls) {}

    @Override
    public List<Row> measure(Path dir) throws Exception {
        var one = measure(dir.resolve("one"), 1);
        var three = measure(dir.resolve("three"), 3);
        double times = three.smsPerSecond() / one.smsPerSecond();
        return List.of(new Row(
                "API of 64 workers, 300 ms; %d calls under way per node: one node, three".formatted(IN_FLIGHT),
                "&ge; 2.7 x",
                "%.2f x: %.0f and %.0f SMS/s over %.0f s after %.0f s (at most %d and %d calls at a time)"
                        .formatted(
                                times,
                                one.smsPerSecond(),
                                three.smsPerSecond(),
                                seconds,
                                warmUp(),
                                one.mostCalls(),
                                three.mostCalls()),
                times >= LEAST_TIMES));
    }

    private double warmUp() {
        return seconds / 3;
    }

    private Rate measure(Path dir, int nodes) throws Exception {
        // Some of them are done while the others are still being sent.
        long sms = ApiLoad.sms(nodes * IN_FLIGHT / LATENCY, 4.0 / 3 * (warmUp() + seconds));
        var parts = ClusterFeed.parts(workload, "upstream", sms, 3);
        try (var api = ApiProcess.simulator()) {
            api.warmUp(workload);
            api.set(new JsonObject()
                    .put("workers", WORKERS)
                    .put("latency", LATENCY * 1000 + "ms")
                    .put("per-item", 0)
                    .put("jitter", 0));
            var settings = new ArrayList<>(ApiLoad.settings(api));
            settings.add("limiter.max_in_flight=" + IN_FLIGHT);
            try (var cluster = BenchCluster.start(dir, nodes, nodes, settings);
                    var watch = ApiWatch.begin(api);
                    var feed = ClusterFeed.begin(parts, cluster.nodes())) {
                Patience.until("the first call", FIRST_CALL, () -> watch.requests() > 0);
                feed.awaitTaken(LONGEST_FEED);
                double from = watch.seconds() + warmUp();
                watch.until(from + seconds);
                long most = api.stats().getLong("maxInFlight");
                return new Rate(watch.end().itemsPerSecond(from, from + seconds), most);
            }
        }
    }

    @Override
    public double longestSeconds() {
        return 1200 + 4 * seconds;
    }
}
