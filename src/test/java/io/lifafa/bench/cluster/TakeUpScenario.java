package io.lifafa.bench.cluster;

import io.lifafa.bench.ApiProcess;
import io.lifafa.bench.Patience;
import io.lifafa.bench.Row;
import io.lifafa.bench.Workload;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Of three nodes that hold chunks one is killed: how long its chunks lie until others take them up and have closed them. The
 * others have nothing else to do by then. Several times, each with a fresh third node.
 */
record TakeUpScenario(Workload workload, int rounds) implements ClusterScenario {
    private static final int NODES = 3;
    private static final double ASKED = 30;
    private static final long SMS = 12_000;
    private static final int ATTEMPTS = 5;
    private static final double LONGEST_START = 60;
    private static final double LONGEST_TAKE_UP = 120;
    private static final double LONGEST_ROUND = 600;

    private record TakeUp(int chunks, double takenUp, double closed) {}

    @Override
    public List<Row> measure(Path dir) throws Exception {
        try (var api = ApiProcess.simulator()) {
            api.warmUp(workload);
            api.set(new JsonObject().put("workers", 256).put("latency", "1s").put("per-item", 0));
            var takeUps = new ArrayList<TakeUp>();
            try (var cluster = BenchCluster.start(dir, NODES, NODES, ApiLoad.settings(api));
                    var held = new HeldChunks(cluster.storeUri())) {
                for (int round = 0; round < rounds; round++) {
                    takeUps.add(measure(cluster, held, round));
                }
            }
            return rows(takeUps);
        }
    }

    private TakeUp measure(BenchCluster cluster, HeldChunks held, int round) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            complete(cluster);
            var parts = ClusterFeed.parts(workload, "take-up-" + round + "-" + attempt, SMS, NODES);
            try (var feed = ClusterFeed.begin(parts, cluster.nodes())) {
                feed.awaitTaken(LONGEST_START);
                Patience.until("chunks in hand", LONGEST_START, () -> holder(cluster, held)
                        .isPresent());
                var victim = holder(cluster, held).orElse(cluster.nodes().get(0));
                cluster.lose(victim);
                long died = System.nanoTime();
                var left = held.of(victim.name());
                var takeUp = takeUp(held, left, died);
                feed.awaitDone(cluster.nodes().get(0), LONGEST_TAKE_UP);
                if (takeUp.chunks() > 0) {
                    return takeUp;
                }
            }
        }
        throw new IllegalStateException("no node was killed while it held chunks");
    }

    private static Optional<ClusterNode> holder(BenchCluster cluster, HeldChunks held)
            throws IOException, InterruptedException {
        for (var node : cluster.nodes()) {
            if (!held.of(node.name()).isEmpty()) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private static void complete(BenchCluster cluster) throws Exception {
        while (cluster.nodes().size() < NODES) {
            cluster.launch().awaitServing();
        }
        cluster.awaitMeeting();
    }

    private static TakeUp takeUp(HeldChunks held, Map<String, Long> left, long died) throws Exception {
        Patience.until("taken up", LONGEST_TAKE_UP, () -> held.untouched(left) == 0);
        double takenUp = (System.nanoTime() - died) / 1e9;
        Patience.until("closed", LONGEST_TAKE_UP, () -> held.open(left) == 0);
        return new TakeUp(left.size(), takenUp, (System.nanoTime() - died) / 1e9);
    }

    private List<Row> rows(List<TakeUp> takeUps) {
        var took = takeUps.stream().map(TakeUp::takenUp).toList();
        var closed = takeUps.stream().map(TakeUp::closed).toList();
        var chunks = takeUps.stream().map(it -> Integer.toString(it.chunks())).collect(Collectors.joining(", "));
        return List.of(
                row("a killed node's chunks (%s of them) are taken up".formatted(chunks), took),
                row("the same: and closed", closed));
    }

    private static Row row(String what, List<Double> seconds) {
        double worst = seconds.stream().mapToDouble(it -> it).max().orElse(Double.MAX_VALUE);
        var all = seconds.stream().map("%.1f s"::formatted).collect(Collectors.joining(", "));
        return new Row(what, "&le; 30 s", all, worst <= ASKED);
    }

    @Override
    public double longestSeconds() {
        return LONGEST_ROUND * rounds;
    }
}
