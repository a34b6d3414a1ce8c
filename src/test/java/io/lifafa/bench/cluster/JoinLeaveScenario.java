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
 * A stated quota at an API that limits nothing, so that it would show: two nodes, a third comes, one is told to stop, one is
 * killed.
 */
record JoinLeaveScenario(Workload workload, double seconds, long perMinute) implements ClusterScenario {
    private static final int PLACES = 3;
    private static final double STARTS = 60;
    private static final double LONGEST_FEED = 180;
    private static final double MOST_USED = 1.05;
    private static final double SHARE_MOVED = 0.9;
    private static final double JOIN_SECONDS = 10;
    private static final double LEAVE_SECONDS = 10;
    private static final double DEATH_SECONDS = 15;
    private static final double STOP_SECONDS = 60;

    @Override
    public List<Row> measure(Path dir) throws Exception {
        long sms = ApiLoad.sms(perMinute / 60.0, STARTS + 4 * seconds);
        var parts = ClusterFeed.parts(workload, "join", sms, 2);
        try (var api = ApiProcess.simulator()) {
            api.warmUp(workload);
            api.set(new JsonObject().put("workers", 1000));
            var settings = new ArrayList<>(ApiLoad.settings(api));
            settings.add("limiter.requests_per_minute=" + perMinute);
            try (var cluster = BenchCluster.start(dir, 2, PLACES, settings);
                    var watch = ApiWatch.begin(api);
                    var feed = ClusterFeed.begin(parts, cluster.nodes())) {
                Patience.until("the first call", STARTS, () -> watch.requests() > 0);
                watch.until(watch.seconds() + seconds);
                feed.awaitTaken(LONGEST_FEED);

                var third = cluster.launch();
                third.awaitServing();
                double joined = watch.seconds();
                double toShare = untilShare(third, watch);
                watch.until(joined + seconds);

                double told = watch.seconds();
                var first = cluster.nodes().get(0).process();
                first.terminate();
                boolean orderly = first.ends(STOP_SECONDS) && first.exitCode() == 0;
                watch.until(told + seconds);

                double killed = watch.seconds();
                cluster.nodes().get(1).close();
                watch.until(killed + seconds);

                var samples = watch.end();
                return List.of(
                        quota(samples),
                        new Row(
                                "a third joins: until it makes its share of the calls",
                                "&le; %.0f s".formatted(JOIN_SECONDS),
                                "%.1f s after it serves".formatted(toShare),
                                toShare <= JOIN_SECONDS),
                        left(samples, told, LEAVE_SECONDS, "SIGTERM" + (orderly ? "" : " (exit not 0)"), orderly),
                        left(samples, killed, DEATH_SECONDS, "SIGKILL", true));
            }
        }
    }

    /** Seconds from now on until a stretch begins in which it makes its part of the calls; at the most {@code seconds}. */
    private double untilShare(ClusterNode node, ApiWatch watch) throws Exception {
        double begin = watch.seconds();
        double wanted = SHARE_MOVED * perMinute / 60 / PLACES * stretch();
        double at = begin;
        while (at - begin < seconds) {
            double before = node.calls();
            Patience.pause(stretch());
            if (node.calls() - before >= wanted) {
                break;
            }
            at = watch.seconds();
        }
        return at - begin;
    }

    /** Long enough to count calls in. */
    private double stretch() {
        return Math.min(5, seconds / 4);
    }

    private Row quota(RateSeries samples) {
        double most = samples.mostCalls(seconds) / (perMinute * seconds / 60);
        double first = samples.firstCall();
        double all = samples.calls(first, samples.last().seconds())
                / (perMinute * (samples.last().seconds() - first) / 60);
        return new Row(
                "%d calls/min stated, 2 nodes, 3, 2, 1: calls in any %.0f s".formatted(perMinute, seconds),
                "&le; 100 % of the quota (105 % allowed)",
                "at most %.1f %%; %.1f %% over all".formatted(most * 100, all * 100),
                most <= MOST_USED);
    }

    private Row left(RateSeries samples, double from, double asked, String how, boolean well) {
        double calls = SHARE_MOVED * perMinute / 60 * stretch();
        double moved = samples.momentOfCalls(from, stretch(), calls) - from;
        return new Row(
                how + ": until the others use all of the quota again",
                "&le; %.0f s".formatted(asked),
                "%.1f s after the signal".formatted(moved),
                well && moved <= asked);
    }

    @Override
    public double longestSeconds() {
        return 900 + 4 * seconds;
    }
}
