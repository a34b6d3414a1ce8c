package io.lifafa.store.check;

import io.lifafa.config.load.ConfigLoader;
import io.lifafa.store.Tally;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.TallyJson;
import io.lifafa.store.mongo.Schema;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Prints the heap that an audit needs after a collection, as the store grows: each SMS in a chunk and a batch of its own,
 * which is the most that it can have to remember. Needs a server of its own, so that only the audit is measured. Not a test.
 */
public final class AuditBenchmark {
    private static final int BULK = 1_000;

    private AuditBenchmark() {}

    /** Arguments: the server's URI, then to how many SMS the store grows, step by step. */
    public static void main(String[] args) throws Exception {
        var vertx = Vertx.vertx();
        var config = ConfigLoader.load(Optional.empty(), Map.of(), Map.of("store.database", "audit_bench"))
                .store();
        var database = Database.open(vertx, args[0], config);
        get(Schema.ensure(database, Duration.ofDays(1).toSeconds()));
        System.out.printf("%10s %12s %12s %12s%n", "SMS", "filled in s", "audit in s", "heap in MiB");
        int filled = 0;
        for (int i = 1; i < args.length; i++) {
            int to = Integer.parseInt(args[i]);
            long began = System.nanoTime();
            for (int from = filled; from < to; from += BULK) {
                fill(database, from, Math.min(to, from + BULK));
            }
            filled = to;
            long ready = System.nanoTime();
            long heap = audit(database, filled);
            System.out.printf(
                    "%10d %12d %12d %12.1f%n",
                    filled,
                    TimeUnit.NANOSECONDS.toSeconds(ready - began),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - ready),
                    heap / 1_048_576.0);
        }
        get(database.close());
        get(vertx.close());
    }

    /** The most that was alive at any time, as far as collections every tenth of a second show it. */
    private static long audit(Database database, int sms) throws Exception {
        var check = new ConsistencyCheck(database).run();
        long most = 0;
        while (!check.isComplete()) {
            System.gc();
            most = Math.max(
                    most,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            Thread.sleep(100);
        }
        var report = get(check);
        if (!report.holds() || report.accepted() != sms) {
            throw new IllegalStateException("the audit found " + report.violationCount() + " violations");
        }
        return most;
    }

    private static void fill(Database database, int from, int to) throws Exception {
        var now = Documents.date(Instant.now().minusSeconds(60));
        insert(database, Collections.RESULTS, from, to, i -> Database.id(batch(i) + "-0")
                .put("batch_id", batch(i))
                .put("n", 1)
                .put("attempt", 0)
                .put("root", batch(i) + "-0")
                .put("replay", false)
                .mergeIn(TallyJson.write(new Tally(1, 0, 0, 0, 0)))
                .put("epoch", 1L)
                .put("owner", "w")
                .put("closed_at", now));
        insert(database, Collections.SMS, from, to, i -> Database.id("sms-" + i)
                .put("status", "processed")
                .put("root", batch(i) + "-0")
                .put("batch_id", batch(i))
                .put("stored_at", now));
        insert(database, Collections.TRANSACTIONS, from, to, i -> Database.id("sms-" + i)
                .put("chunk", batch(i) + "-0"));
    }

    private static String batch(int i) {
        return "00000000-0000-4000-8000-%012d".formatted(i);
    }

    private static void insert(Database database, String collection, int from, int to, IntFunction<JsonObject> make)
            throws Exception {
        List<JsonObject> documents = new ArrayList<>();
        IntStream.range(from, to).mapToObj(make).forEach(documents::add);
        get(database.insertMissing(collection, documents));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
