package io.lifafa.store.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.RawClient;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent to the store's port costs its sender the connection, and nobody else anything. */
@Timeout(60)
class MalformedMessagesTest {
    private static final long SEED = 20261128;
    private static final int MUTANTS = 1_500;
    private static final int[] SIZES = {0, 1, -1, 4, 5, 16, 1 << 20, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private EmbeddedServer server;

    @BeforeEach
    void open() throws IOException {
        server = EmbeddedServer.start(EmbeddedOptions.inMemory());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aDocumentThatClaimsAlmostTheWholeHeapIsNotMadeRoomFor() throws IOException {
        for (int size : SIZES) {
            var content = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
            content.putInt(0).put((byte) 0).putInt(size);
            long before = allocatedByTheServer();
            hangsUpOn(content.array());
            assertThat(allocatedByTheServer() - before).as("size " + size).isLessThan(64 << 20);
        }
        stillServes();
    }

    @Test
    void aMessageThatClaimsTwoGibibytesIsRefused() throws IOException {
        for (int size : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 48_000_001}) {
            try (RawClient client = new RawClient(server.port())) {
                byte[] message = client.message(new byte[64]);
                ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
                client.send(message);
                assertThat(client.isClosed()).isTrue();
            }
        }
        stillServes();
    }

    @Test
    void mutantsOfGoodMessagesDoNoHarm() throws IOException {
        var random = new Random(SEED);
        List<byte[]> good = List.of(
                content(new Document("find", "t")
                        .append("filter", new Document("a", 1))
                        .append("$db", "test")),
                content(new Document("insert", "t")
                        .append("documents", List.of(new Document("_id", 1).append("x", List.of(1, "b", 2.5))))
                        .append("$db", "test")),
                content(new Document("hello", 1)
                        .append("client", new Document("n", "x"))
                        .append("$db", "admin")));
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(good.get(random.nextInt(good.size())).clone(), random);
            try (RawClient client = new RawClient(server.port())) {
                byte[] message = client.message(mutant);
                if (random.nextInt(5) == 0) {
                    ByteBuffer.wrap(message)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(4 * random.nextInt(4), SIZES[random.nextInt(SIZES.length)]);
                }
                client.send(message);
                client.finish();
                assertThat(client.isClosed()).isTrue();
            }
        }
        stillServes();
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Document deep = new Document();
        for (int i = 0; i < 1_000; i++) {
            deep = new Document("a", deep);
        }
        hangsUpOn(content(new Document("ping", deep).append("$db", "test")));
        stillServes();
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            if (random.nextInt(3) == 0 && at + Integer.BYTES <= bytes.length) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, SIZES[random.nextInt(SIZES.length)]);
            } else {
                bytes[at] = (byte) random.nextInt();
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] content(Document command) {
        byte[] body = BsonBytes.encode(command);
        return ByteBuffer.allocate(body.length + 5).put(new byte[5]).put(body).array();
    }

    private void hangsUpOn(byte[] content) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(client.message(content));
            assertThat(client.isClosed()).isTrue();
        }
    }

    /** Bytes that the threads of the server's network have asked for so far. */
    private static long allocatedByTheServer() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lifafa-store-net"))
                .mapToLong(thread -> Math.max(0, threads.getThreadAllocatedBytes(thread.getId())))
                .sum();
    }

    private void stillServes() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.ask(new Document("ping", 1).append("$db", "admin")))
                    .containsEntry("ok", 1.0);
        }
    }
}
