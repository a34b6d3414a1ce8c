package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.ChunkReader;
import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SmsReader;
import io.lifafa.node.Node;
import io.lifafa.sms.Sms;
import io.lifafa.store.BatchProgress;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P6: memory does not grow with the work. */
@Timeout(900)
class HeapIT {
    private static final int FEW = 10_000;
    private static final int MANY = 60_000;
    private static final int COLLECTIONS = 4;

    /** Ids are long here, so that keeping no more than the id of each SMS costs several times as much. */
    private static final int ID_CHARS = 200;

    private static final long FILE_BYTES = 200L << 20;

    private static final long SLACK_BYTES = 6L << 20;

    @TempDir
    Path dir;

    private int made;

    @Test
    void theHeapIsAsLargeAfterAHundredThousandSmsAsAfterTenThousand() throws Exception {
        try (var store = Child.store(dir)) {
            measure(Child.storeUri(store.port()));
        }
    }

    /** The store has a process of its own: its page cache would hide what the engine keeps. */
    private void measure(String uri) throws IOException {
        var node = await(Node.start(Engine.config(Map.of("store.uri", uri)), false));
        try {
            work(node, FEW);
            long few = usedHeap();
            work(node, MANY);
            // What is still under way when the batch is done, events above all, goes by itself; what is kept does not.
            Awaiting.until(
                    "the heap grew by less than " + SLACK_BYTES + " bytes", () -> usedHeap() - few < SLACK_BYTES);
            System.out.printf("HeapIT: %,d bytes after %,d SMS, %,d after %,d%n", few, FEW, usedHeap(), MANY);
        } finally {
            await(node.stop());
        }
    }

    @Test
    void aFileThatWouldNotFitIntoTheHeapIsReadToItsEnd() throws Exception {
        var file = dir.resolve("large.jsonl");
        try (var out = Files.newBufferedWriter(file)) {
            var lecture = "Dear friend, the river was calm today and we spoke of many things. ".repeat(60);
            for (int number = 0; number * (long) lecture.length() < FILE_BYTES; number++) {
                out.write(new JsonObject()
                        .put("unique_id", "large-" + number)
                        .put("sender", "+919800000000")
                        .put("body", lecture + number)
                        .put("date", 1_750_000_000_000L + number)
                        .encode());
                out.newLine();
            }
        }
        try (var child = Child.command(dir, "256m", "run", "--show", "0", file.toString())) {
            assertThat(child.exitCode()).as(child.output()).isZero();
        }
    }

    private void work(Node node, int count) throws IOException {
        var batch = "heap-" + made;
        try (var chunks = new ChunkReader(new Generated(made + count), "default", batch)) {
            assertThat(node.intake().stream(chunks, Duration.ofMinutes(10)).accepted())
                    .isEqualTo(count);
        }
        Awaiting.whileMoving("batch done", () -> progress(node, batch), () -> progress(node, batch)
                .done());
    }

    private static BatchProgress progress(Node node, String batch) {
        return await(node.services().archive().batch(batch));
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** SMS out of nothing, one at a time. */
    private final class Generated implements SmsReader {
        private final int end;

        Generated(int end) {
            this.end = end;
        }

        @Override
        public Optional<ReadItem> next() {
            return made == end ? Optional.empty() : Optional.of(new ReadItem.Accepted(made, sms(made++)));
        }

        private static Sms sms(int number) {
            var body = "Rs." + (1 + number % 5_000) + ".75 debited from A/c XX" + (1000 + number % 9_000)
                    + " at DELTA TOYS ref " + (400_000_000_000L + number) + ". Koyal Bank";
            var id = "heap-" + number + "-" + "x".repeat(ID_CHARS);
            return Sms.of(
                    id, "user-" + number % 100, "AX-KOYALB-T", body, Instant.ofEpochSecond(1_750_000_000L + number));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
