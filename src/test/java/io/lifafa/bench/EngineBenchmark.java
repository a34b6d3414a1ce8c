package io.lifafa.bench;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.config.Durability;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.ingest.ChunkReader;
import io.lifafa.ingest.Receipt;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.node.Node;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.BulkWriteOptions;
import io.vertx.ext.mongo.MongoClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The engine by rules alone, end to end from a file to stored transactions, beside the raw bulk-insert rate of the same
 * store in the same run; and the heap after garbage collection as the work grows.
 *
 * <p>Arguments: number of SMS for the rates (default 100,000), the largest number for the heap (default 1,000,000).
 */
public final class EngineBenchmark {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int BULK = 500;
    private static final int WRITERS = 4;
    private static final long MIB = 1024 * 1024;

    private final Path dir;

    private EngineBenchmark(Path dir) {
        this.dir = dir;
    }

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int largest = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        var dir = Files.createTempDirectory("lifafa-bench");
        try {
            var benchmark = new EngineBenchmark(dir);
            benchmark.rates(count);
            benchmark.start();
            benchmark.heap(largest);
        } finally {
            delete(dir);
        }
        System.exit(0);
    }

    private void rates(int count) throws Exception {
        var file = dir.resolve("rates.ndjson");
        new SmsGenerator(7).write(file, count);
        System.out.printf(
                "%n%-28s %14s %14s %8s %16s%n", "store", "bulk insert/s", "engine SMS/s", "ratio", "CPU us per SMS");
        rate("in memory (warming up)", Optional.empty(), file, count);
        rate("in memory", Optional.empty(), file, count);
        rate("embedded, durable (file)", Optional.of(Durability.FILE), file, count);
        rate("embedded, durable (disk)", Optional.of(Durability.DISK), file, count);
    }

    private void rate(String name, Optional<Durability> durability, Path file, int count) throws Exception {
        double raw = withStore(durability, uri -> rawInserts(uri, count));
        long cpu = cpuNanos();
        double engine = withStore(durability, uri -> engine(uri, file, count));
        double perSms = (cpuNanos() - cpu) / 1e3 / count;
        System.out.printf("%-28s %,14.0f %,14.0f %8.2f %16.0f%n", name, raw, engine, engine / raw, perSms);
    }

    /** The whole process, store included: unlike a rate it hardly depends on what else the machine is doing. */
    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private interface OnStore {
        double measure(String uri) throws Exception;
    }

    private double withStore(Optional<Durability> durability, OnStore work) throws Exception {
        var data = dir.resolve("data");
        var options = durability
                .map(it -> EmbeddedOptions.inDirectory(data).with(it).keepingFree(0))
                .orElseGet(EmbeddedOptions::inMemory);
        try (var server = EmbeddedServer.start(options)) {
            return work.measure(server.uri());
        } finally {
            delete(data);
        }
    }

    /** Documents as large as a transaction, from as many writers as the engine has chunks in hand. */
    private static double rawInserts(String uri, int count) throws Exception {
        var vertx = Vertx.vertx();
        var client = MongoClient.create(
                vertx,
                new JsonObject()
                        .put("connection_string", uri)
                        .put("db_name", "raw")
                        .put("w", "majority")
                        .put("j", true));
        var writers = Executors.newFixedThreadPool(WRITERS);
        long began = System.nanoTime();
        var tasks = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer * (count / WRITERS);
            tasks.add(() -> insert(client, first, count / WRITERS));
        }
        for (var task : writers.invokeAll(tasks)) {
            task.get();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        writers.shutdown();
        await(client.close());
        await(vertx.close());
        return count / seconds;
    }

    private static Void insert(MongoClient client, int first, int count) throws Exception {
        for (int done = 0; done < count; done += BULK) {
            var bulk = new ArrayList<BulkOperation>();
            for (int i = 0; i < BULK; i++) {
                bulk.add(BulkOperation.createInsert(document(first + done + i)));
            }
            await(client.bulkWriteWithOptions("raw", bulk, new BulkWriteOptions(false)), LONGEST);
        }
        return null;
    }

    private static JsonObject document(int i) {
        return new JsonObject()
                .put("_id", "raw-" + i)
                .put("user_id", "u" + i % 997)
                .put("message_intent", "transaction")
                .put("transaction_type", "debit")
                .put("amount", new BigDecimal("1234.56"))
                .put("currency", "INR")
                .put("transaction_date", new JsonObject().put("$date", "2025-07-01T10:00:00Z"))
                .put("account", new JsonObject().put("bank", "Nila Bank").put("account_number", "1234"))
                .put("counterparty", "MEERA STORES")
                .put("summary", "INR 1234.56 spent at MEERA STORES from account 1234.")
                .put(
                        "metadata",
                        new JsonObject()
                                .put("sender", "VM-NILABK-T")
                                .put("reference_id", "123456789012")
                                .put(
                                        "original_text",
                                        "Sent Rs.1234.56 from Nila Bank A/C *1234 to MEERA STORES on 01-07-25. UPI Ref 123456789012. Not you? Call 18005550100"));
    }

    private double engine(String uri, Path file, int count) throws Exception {
        var node = await(Node.start(ConfigLoader.load(Optional.empty(), Map.of(), Map.of("store.uri", uri)), false));
        try {
            long began = System.nanoTime();
            process(node, file);
            return count / ((System.nanoTime() - began) / 1e9);
        } finally {
            await(node.stop(), LONGEST);
        }
    }

    private static void process(Node node, Path file) throws Exception {
        Receipt receipt;
        try (var in = Files.newInputStream(file);
                var chunks = new ChunkReader(
                        SmsReaders.open(in, Optional.of(Format.NDJSON), node.reading()),
                        "default",
                        "bench-" + System.nanoTime())) {
            receipt = node.intake().stream(chunks, Duration.ofHours(1));
        }
        while (!await(node.services().archive().batch(receipt.batchId())).done()) {
            await(node.vertx().timer(20));
        }
    }

    /** From the start of the process to its end, with one SMS: no less than to the first stored transaction. */
    private void start() throws Exception {
        var file = dir.resolve("one.ndjson");
        new SmsGenerator(1).write(file, 1);
        var jar = System.getProperty("lifafa.jar", "target/lifafa.jar");
        if (!Files.exists(Path.of(jar))) {
            System.out.println("no " + jar + ": start not measured");
            return;
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            var process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-jar",
                            jar,
                            "run",
                            file.toString(),
                            "--set",
                            "store.data_dir=" + dir.resolve("start-" + round))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.waitFor(60, TimeUnit.SECONDS);
            best = Math.min(best, System.nanoTime() - began);
        }
        System.out.printf("%nstart of the process, one SMS stored, end of the process: %.2f s%n", best / 1e9);
    }

    private void heap(int largest) throws Exception {
        System.out.printf("%n%12s %22s %14s%n", "SMS", "heap after GC (MiB)", "SMS/s");
        for (int count = Math.min(10_000, largest); count <= largest; count *= 10) {
            var file = dir.resolve("heap.ndjson");
            new SmsGenerator(count).write(file, count);
            var data = dir.resolve("heap-data");
            var config = ConfigLoader.load(
                    Optional.empty(), Map.of(), Map.of("store.data_dir", data.toString(), "store.reserve_bytes", "0"));
            var node = await(Node.start(config, false));
            long began = System.nanoTime();
            process(node, file);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("%,12d %22.1f %,14.0f%n", count, usedHeap() / (double) MIB, count / seconds);
            await(node.stop(), LONGEST);
            delete(data);
            Files.delete(file);
        }
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
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
