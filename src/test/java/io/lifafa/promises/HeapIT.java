package io.lifafa.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.ChunkReader;
import io.lifafa.ingest.formats.ReadItem;
import io.lifafa.ingest.formats.SmsReader;
import io.lifafa.node.Node;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P6: memory does not grow with the work. */
@Timeout(240)
class HeapIT {
    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int COLLECTIONS = 4;

    /** The page cache of the embedded store fills up to its limit, whatever the work. */
    private static final int WARM_UP = 30_000;

    /** Ids are long here, so that keeping no more than the id of each SMS costs several times as much. */
    private static final int ID_CHARS = 200;

    private static final long SLACK_BYTES = 6L << 20;

    @TempDir
    Path dir;

    private int made;

    @Test
    void theHeapIsAsLargeAfterAHundredThousandSmsAsAfterTenThousand() throws Exception {
        var node = Await.on(
                Node.start(Engine.config(Map.of("store.data_dir", dir.toString(), "store.reserve_bytes", "0")), false));
        try {
            work(node, WARM_UP);
            work(node, FEW);
            long few = usedHeap();
            work(node, MANY);
            long many = usedHeap();
            System.out.printf("HeapIT: %,d bytes after %,d SMS, %,d after %,d%n", few, FEW, many, MANY);
            assertThat(many - few).as("growth of the heap in bytes").isLessThan(SLACK_BYTES);
        } finally {
            Await.on(node.stop());
        }
    }

    private void work(Node node, int count) throws IOException {
        var batch = "heap-" + made;
        try (var chunks = new ChunkReader(new Generated(made + count), "default", batch)) {
            assertThat(node.intake().stream(chunks, Duration.ofMinutes(1)).accepted())
                    .isEqualTo(count);
        }
        Await.until("batch done", Duration.ofMinutes(2), () -> Await.on(
                        node.services().archive().batch(batch))
                .done());
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
