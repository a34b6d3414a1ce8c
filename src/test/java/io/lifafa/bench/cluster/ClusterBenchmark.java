package io.lifafa.bench.cluster;

import io.lifafa.bench.Row;
import io.lifafa.bench.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A cluster of real processes on one machine: nodes ({@code serve --cluster}), a {@code store}, a {@code simulate}. Prints a
 * table.
 *
 * <p>System properties: {@code lifafa.jar}, the jar (default {@code target/lifafa.jar}); {@code bench.scenarios}, some of
 * quota-stated, quota-unstated, join-leave, upstream-bound, engine-bound, take-up (default: all); {@code bench.seconds}, how
 * long each stretch lasts (default 60); {@code bench.quota}, calls per minute (default 600); {@code bench.sms}, how many SMS
 * the engine is measured with (default 120,000); {@code bench.rounds}, how often engine-bound and take-up are repeated
 * (default 3); {@code bench.jvm}, further flags of the processes' JVMs.
 */
public final class ClusterBenchmark {
    private static final int GENERATED = 10_000;
    private static final long END_SECONDS = 60;

    private final Path dir;
    private final Workload workload;

    private ClusterBenchmark(Path dir) throws IOException {
        this.dir = dir;
        this.workload = Workload.generated(dir.resolve("generated.jsonl"), GENERATED);
    }

    public static void main(String[] args) throws Exception {
        int code = 1;
        var dir = Files.createTempDirectory("lifafa-bench-cluster");
        try {
            code = new ClusterBenchmark(dir).run() ? 0 : 1;
        } finally {
            if (code == 0) {
                delete(dir);
            } else {
                System.err.println("what the processes wrote stays in " + dir);
            }
            // No thread that still waits for something must keep the process.
            Runtime.getRuntime().exit(code);
        }
    }

    /** True if everything could be measured, whatever came of it. */
    private boolean run() throws InterruptedException, IOException {
        var all = scenarios();
        var wanted = System.getProperty("bench.scenarios", "");
        var names = wanted.isBlank() ? List.copyOf(all.keySet()) : List.of(wanted.split(","));
        if (!all.keySet().containsAll(names)) {
            throw new IllegalArgumentException("bench.scenarios: there are " + String.join(", ", all.keySet()));
        }
        System.out.printf(
                "%d cores; heap of a node %s, of the store %s%n",
                Runtime.getRuntime().availableProcessors(), ClusterNode.HEAP, BenchCluster.STORE_HEAP);
        Row.header(System.out);
        boolean measured = true;
        var runner = Executors.newSingleThreadExecutor();
        for (var name : names) {
            measured &= measure(runner, name, all.get(name));
        }
        runner.shutdownNow();
        return measured;
    }

    private Map<String, ClusterScenario> scenarios() {
        double seconds = Double.parseDouble(System.getProperty("bench.seconds", "60"));
        long quota = Long.getLong("bench.quota", 600);
        int rounds = Integer.getInteger("bench.rounds", 3);
        var all = new LinkedHashMap<String, ClusterScenario>();
        all.put("quota-stated", new QuotaScenario(workload, seconds, quota, true));
        all.put("quota-unstated", new QuotaScenario(workload, seconds, quota, false));
        all.put("join-leave", new JoinLeaveScenario(workload, seconds, quota));
        all.put("upstream-bound", new UpstreamScenario(workload, seconds));
        all.put("engine-bound", new EngineScenario(workload, Long.getLong("bench.sms", 120_000), rounds));
        all.put("take-up", new TakeUpScenario(workload, rounds));
        return all;
    }

    /** Gives up in time; what it has started it ends then, too. */
    private boolean measure(ExecutorService runner, String name, ClusterScenario scenario)
            throws InterruptedException, IOException {
        System.err.printf("%tT %s%n", LocalTime.now(), name);
        var own = dir.resolve(name);
        var ended = new CountDownLatch(1);
        var rows = runner.submit(() -> {
            try {
                return scenario.measure(own);
            } finally {
                ended.countDown();
            }
        });
        try {
            for (var row : rows.get((long) scenario.longestSeconds(), TimeUnit.SECONDS)) {
                row.print(System.out);
            }
            delete(own);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            rows.cancel(true);
            e.printStackTrace();
            if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(name + " does not end");
            }
            var cause = e instanceof ExecutionException ? e.getCause() : e;
            new Row(name, "", "could not be measured: " + cause, false).print(System.out);
            return false;
        }
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
