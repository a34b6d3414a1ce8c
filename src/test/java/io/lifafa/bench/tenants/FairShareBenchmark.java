package io.lifafa.bench.tenants;

import static io.lifafa.bench.tenants.WeightedStages.await;

import io.lifafa.bench.ApiProcess;
import io.lifafa.bench.Row;
import io.lifafa.bench.Workload;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.node.Node;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Journal;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Tenants that share one node and one API: how long ten SMS of one take while another floods, beside how long they take
 * alone; and how calls are shared between two that both wait, with weights 3 : 1. Chunks are put into the journal of the
 * node, each tenant's own.
 *
 * <p>Properties: {@code bench.sms}, the SMS of the flood (default 100,000); {@code bench.seconds} of the window in which
 * shares are counted (default 40).
 */
public final class FairShareBenchmark {
    private static final int WORKERS = 16;
    private static final int FEW = 10;
    private static final int ROUNDS = 7;
    private static final long WARM_UP_SECONDS = 15;
    private static final double MOST_OFF = 0.05;

    private final int flood = Integer.getInteger("bench.sms", 100_000);
    private final int seconds = Integer.getInteger("bench.seconds", 40);
    private final Path dir;
    private final Workload workload;
    private int sent;

    private FairShareBenchmark(Path dir) throws IOException {
        this.dir = dir;
        this.workload = Workload.generated(dir.resolve("workload.ndjson"), 5_000);
    }

    public static void main(String[] args) throws Exception {
        int code = 1;
        var dir = Files.createTempDirectory("lifafa-bench-fair");
        try {
            var benchmark = new FairShareBenchmark(dir);
            Row.header(System.out);
            benchmark.flood();
            benchmark.weights();
            code = 0;
        } finally {
            delete(dir);
            // Whatever still runs in a node that did not stop must not keep the process.
            Runtime.getRuntime().exit(code);
        }
    }

    private ApiProcess api() throws IOException, InterruptedException {
        var api = ApiProcess.simulator();
        api.warmUp(workload);
        api.set(new JsonObject().put("workers", WORKERS));
        return api;
    }

    private void append(Journal journal, String tenant, String batch, int count) throws Exception {
        for (int from = 0, chunk = 0; from < count; from += Chunk.MAX_ITEMS, chunk++) {
            var items = LongStream.range(from, Math.min(count, from + Chunk.MAX_ITEMS))
                    .mapToObj(i -> WorkItem.fresh(workload.sms(batch, i)))
                    .toList();
            await(journal.append(new Chunk(ChunkId.of(batch, chunk), tenant, batch, false, items)));
        }
    }

    private void flood() throws Exception {
        try (var api = api()) {
            var settings = Map.of(
                    "api.url",
                    api.url(),
                    "cache.enabled",
                    "false",
                    "store.data_dir",
                    dir.resolve("flood").toString(),
                    "store.reserve_bytes",
                    "0");
            var node = await(Node.start(ConfigLoader.load(Optional.empty(), Map.of(), settings), false));
            append(node.services().journal(), "warm", "warm", 3_000);
            untilDone(node, "warm");
            var alone = rounds(node);
            append(node.services().journal(), "ash", "flood", flood);
            await(node.vertx().timer(WARM_UP_SECONDS * 1_000));
            var beside = rounds(node);
            var left = await(node.services().archive().batch("flood")).pending();
            double bound = 2 * median(alone) + 1;
            new Row(
                            "A floods %,d SMS, then B sends %d".formatted(flood, FEW),
                            "&le; 2 &times; B's time alone + 1 s = %.2f s".formatted(bound),
                            "%.2f s, at most %.2f s; alone %.2f s, at most %.2f s (%d times each; %,d of A were left)"
                                    .formatted(median(beside), max(beside), median(alone), max(alone), ROUNDS, left),
                            max(beside) <= bound && left > 0)
                    .print(System.out);
            await(node.stop());
        }
    }

    private double[] rounds(Node node) throws Exception {
        var times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            var batch = "few" + sent++;
            long began = System.nanoTime();
            append(node.services().journal(), "birch", batch, FEW);
            untilDone(node, batch);
            times[i] = (System.nanoTime() - began) / 1e9;
        }
        return times;
    }

    private static void untilDone(Node node, String batch) throws Exception {
        while (!await(node.services().archive().batch(batch)).done()) {
            await(node.vertx().timer(10));
        }
    }

    private void weights() throws Exception {
        try (var api = api();
                var stages = WeightedStages.start(api.url(), dir.resolve("weights"), it -> it.equals("ash") ? 3 : 1)) {
            append(stages.journal(), "ash", "ash", flood);
            append(stages.journal(), "birch", "birch", flood);
            Thread.sleep(WARM_UP_SECONDS * 1_000);
            long ofAsh = -stages.asked("ash");
            long ofBirch = -stages.asked("birch");
            Thread.sleep(seconds * 1_000L);
            ofAsh += stages.asked("ash");
            ofBirch += stages.asked("birch");
            double share = (double) ofAsh / ofBirch;
            new Row(
                            "A and B wait, weights 3 : 1, %d s".formatted(seconds),
                            "SMS in calls 3 : 1 within 5 %",
                            "%.3f : 1 (%,d and %,d; %.0f SMS/s)"
                                    .formatted(share, ofAsh, ofBirch, (double) (ofAsh + ofBirch) / seconds),
                            Math.abs(share / 3 - 1) <= MOST_OFF)
                    .print(System.out);
        }
    }

    private static double median(double... times) {
        return Arrays.stream(times).sorted().toArray()[times.length / 2];
    }

    private static double max(double... times) {
        return Arrays.stream(times).max().orElseThrow();
    }

    private static void delete(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
