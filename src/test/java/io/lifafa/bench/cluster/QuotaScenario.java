package io.lifafa.bench.cluster;

import io.lifafa.bench.ApiProcess;
import io.lifafa.bench.Patience;
import io.lifafa.bench.RateSeries;
import io.lifafa.bench.Row;
import io.lifafa.bench.Workload;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Three nodes at an API that takes so many calls per minute: how much of that they use and how often they are refused, from
 * the first call on and after a warm-up as long as the window.
 */
record QuotaScenario(Workload workload, double seconds, long perMinute, boolean stated) implements ClusterScenario {
    private static final int NODES = 3;
    private static final double LEAST_USED = 0.95;
    private static final double MOST_REJECTED = 0.01;
    private static final double FIRST_CALL = 60;
    private static final double LONGEST_FEED = 180;

    @Override
    public List<Row> measure(Path dir) throws Exception {
        var parts = ClusterFeed.parts(workload, "quota", ApiLoad.sms(perMinute / 60.0, 2 * seconds), NODES);
        try (var api = ApiProcess.simulator()) {
            api.warmUp(workload);
            api.set(new JsonObject()
                    .put("workers", 1000)
                    .put("rate", perMinute / 60.0)
                    .put("burst", 10));
            var settings = new ArrayList<>(ApiLoad.settings(api));
            if (stated) {
                settings.add("limiter.requests_per_minute=" + perMinute);
            }
            try (var cluster = BenchCluster.start(dir, NODES, NODES, settings);
                    var watch = ApiWatch.begin(api);
                    var feed = ClusterFeed.begin(parts, cluster.nodes())) {
                Patience.until("the first call", FIRST_CALL, () -> watch.requests() > 0);
                watch.until(watch.seconds() + 2 * seconds + 1);
                var samples = watch.end();
                feed.awaitTaken(LONGEST_FEED);
                double first = samples.firstCall();
                return List.of(
                        row(samples, first, "from the first call on"),
                        row(samples, first + seconds, "after %.0f s".formatted(seconds)));
            }
        }
    }

    private Row row(RateSeries samples, double from, String when) {
        double calls = samples.calls(from, from + seconds);
        double rejected = samples.rejected(from, from + seconds);
        double used = (calls - rejected) / (perMinute * seconds / 60);
        double share = calls == 0 ? 1 : rejected / calls;
        return new Row(
                "3 nodes, %d calls/min %s, %.0f s %s"
                        .formatted(perMinute, stated ? "stated" : "unstated", seconds, when),
                "&ge; 95 % used, &le; 1 % rejected",
                "%.1f %% used, %.2f %% rejected (%.0f of %.0f calls)"
                        .formatted(used * 100, share * 100, rejected, calls),
                used >= LEAST_USED && share <= MOST_REJECTED);
    }

    @Override
    public double longestSeconds() {
        return 600 + 2 * seconds;
    }
}
