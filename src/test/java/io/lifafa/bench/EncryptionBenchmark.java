package io.lifafa.bench;

import io.lifafa.config.load.ConfigLoader;
import io.lifafa.ingest.ChunkReader;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.node.Node;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What encryption at rest costs: the engine by rules alone from a file to the durable embedded store, in pairs with it and without, one
 * after the other in one process; which goes first changes.
 *
 * <p>Options: {@code bench.sms}, SMS of a run (default 20,000); {@code bench.rounds}, pairs after the one that warms up (default 11).
 */
public final class EncryptionBenchmark {
    private static final String KEY = "42".repeat(32);
    private static final long MIB = 1024 * 1024;

    private final Path dir;
    private final Path file;
    private final int count;

    private EncryptionBenchmark(Path dir, int count) throws IOException {
        this.dir = dir;
        this.count = count;
        this.file = dir.resolve("messages.ndjson");
        new SmsGenerator(11).write(file, count);
    }

    /** A run: its rate, CPU time and bytes in the store, each per SMS but the first. */
    private record Run(double perSecond, double cpuMicros, double bytes) {}

    public static void main(String[] args) throws Exception {
        int count = Integer.getInteger("bench.sms", 20_000);
        int pairs = Integer.getInteger("bench.rounds", 11);
        var dir = Files.createTempDirectory("lifafa-bench");
        try {
            new EncryptionBenchmark(dir, count).run(pairs);
        } finally {
            delete(dir);
        }
        System.exit(0);
    }

    private void run(int pairs) throws Exception {
        pair(true);
        System.out.printf(
                "%n%6s %12s %12s %10s %10s %12s %12s %10s%n",
                "pair", "plain SMS/s", "encrypted", "CPU us", "CPU us", "lost rate %", "more CPU %", "more MiB %");
        var lost = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        for (int i = 1; i <= pairs; i++) {
            var pair = pair(i % 2 == 0);
            var plain = pair.get(0);
            var encrypted = pair.get(1);
            lost.add(100 * (1 - encrypted.perSecond / plain.perSecond));
            cpu.add(100 * (encrypted.cpuMicros / plain.cpuMicros - 1));
            System.out.printf(
                    "%6d %,12.0f %,12.0f %10.0f %10.0f %12.1f %12.1f %10.1f%n",
                    i,
                    plain.perSecond,
                    encrypted.perSecond,
                    plain.cpuMicros,
                    encrypted.cpuMicros,
                    lost.get(i - 1),
                    cpu.get(i - 1),
                    100 * (encrypted.bytes / plain.bytes - 1));
        }
        System.out.printf(
                "%nmedian: %.1f %% of the rate lost, %.1f %% more CPU (at most 10 %%)%n", median(lost), median(cpu));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Without first, then with, whichever ran first. */
    private List<Run> pair(boolean encryptedFirst) throws Exception {
        var one = run(encryptedFirst);
        var other = run(!encryptedFirst);
        return encryptedFirst ? List.of(other, one) : List.of(one, other);
    }

    private Run run(boolean encrypted) throws Exception {
        var data = dir.resolve("data");
        var settings = new HashMap<>(Map.of("store.data_dir", data.toString(), "store.reserve_bytes", "0"));
        if (encrypted) {
            settings.put("security.master_keys", KEY);
        }
        System.gc();
        var node = await(Node.start(ConfigLoader.load(Optional.empty(), Map.of(), settings), false));
        double cpu;
        double seconds;
        try {
            long cpuBefore = cpuNanos();
            long began = System.nanoTime();
            process(node);
            seconds = (System.nanoTime() - began) / 1e9;
            cpu = (cpuNanos() - cpuBefore) / 1e3;
        } finally {
            await(node.stop());
        }
        double bytes = size(data);
        delete(data);
        return new Run(count / seconds, cpu / count, bytes / MIB);
    }

    private void process(Node node) throws Exception {
        try (var in = Files.newInputStream(file);
                var chunks = new ChunkReader(
                        SmsReaders.open(in, Optional.of(Format.NDJSON), node.reading()),
                        "default",
                        "bench-" + System.nanoTime())) {
            var receipt = node.intake().stream(chunks, Duration.ofHours(1));
            while (!await(node.services().archive().batch(receipt.batchId())).done()) {
                await(node.vertx().timer(20));
            }
        }
    }

    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private static long size(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(it -> it.toFile().length())
                    .sum();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
