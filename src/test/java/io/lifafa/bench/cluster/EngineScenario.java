package io.lifafa.bench.cluster;

import io.lifafa.bench.Row;
import io.lifafa.bench.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules alone: the same SMS, in the same streams, through one node and through three, in turn, each run with a store and
 * nodes of its own. Before it is measured each of the three nodes has done twice as many SMS as are measured, and the
 * one node as many as they together: the three compile the same code three times. The stores are equally full.
 */
record EngineScenario(Workload workload, long sms, int rounds) implements ClusterScenario {
    private static final int STREAMS = 3;
    private static final int NODES = 3;
    private static final double MOST_LOST = 0.15;
    private static final double LEAST_SMS_PER_SECOND = 200;

    /** Each node's, as a multiple of what is measured. */
    private static final double WARM_UP = 2;

    private record Run(double smsPerSecond, double cpuMicros) {}

    @Override
    public List<Row> measure(Path dir) throws Exception {
        var warmUp = ClusterFeed.parts(workload, "warm", warmUp(), STREAMS);
        var work = ClusterFeed.parts(workload, "work", sms, STREAMS);
        var one = new ArrayList<Run>();
        var three = new ArrayList<Run>();
        for (int round = 0; round < rounds; round++) {
            one.add(run(dir.resolve("one-" + round), 1, warmUp, work));
            three.add(run(dir.resolve("three-" + round), NODES, warmUp, work));
        }
        double lost = 1 - median(rates(three)) / median(rates(one));
        return List.of(new Row(
                "rules alone, %,d SMS: three nodes against one".formatted(sms),
                "&le; 15 % lost",
                "%.1f %% lost: one node %s, three %s".formatted(lost * 100, describe(one), describe(three)),
                lost <= MOST_LOST));
    }

    private long warmUp() {
        return Math.round(sms * WARM_UP * NODES);
    }

    private Run run(Path dir, int nodes, List<byte[]> warmUp, List<byte[]> work) throws Exception {
        try (var cluster = BenchCluster.start(dir, nodes, nodes, List.of())) {
            process(cluster, warmUp, warmUp());
            double cpu = cluster.cpuSeconds();
            long began = System.nanoTime();
            process(cluster, work, sms);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Run(sms / seconds, (cluster.cpuSeconds() - cpu) * 1e6 / sms);
        } finally {
            ClusterBenchmark.delete(dir.resolve("store"));
        }
    }

    private static void process(BenchCluster cluster, List<byte[]> parts, double count) throws Exception {
        try (var feed = ClusterFeed.begin(parts, cluster.nodes())) {
            feed.awaitDone(cluster.nodes().get(0), 60 + count / LEAST_SMS_PER_SECOND);
        }
    }

    private static List<Double> rates(List<Run> runs) {
        return runs.stream().map(Run::smsPerSecond).sorted().toList();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String describe(List<Run> runs) {
        double cpu = median(runs.stream().map(Run::cpuMicros).sorted().toList());
        return "%,.0f SMS/s at %.0f us of CPU per SMS (%s)"
                .formatted(
                        median(rates(runs)),
                        cpu,
                        rates(runs).stream().map("%,.0f"::formatted).collect(Collectors.joining("; ")));
    }

    @Override
    public double longestSeconds() {
        return rounds * (600 + 2 * (WARM_UP * NODES + 1) * sms / LEAST_SMS_PER_SECOND);
    }
}
