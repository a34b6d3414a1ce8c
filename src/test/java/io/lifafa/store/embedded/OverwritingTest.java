package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.store.embedded.care.StoreCare;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was removed can be found in no file of the store once it has been overwritten. */
@Timeout(180)
class OverwritingTest {
    private static final String MARK = "Zyxwvuts";
    private static final Duration PATIENCE = Duration.ofSeconds(80);
    private static final int ROWS = 6_000;
    private static final int MARKED_EVERY = 3;

    @TempDir
    Path dir;

    private static Document row(int i) {
        var user = i % MARKED_EVERY == 0 ? MARK + i % 7 : "user" + i % 11;
        var id = Integer.toHexString(i * 0x9E3779B1) + user;
        return new Document("_id", id)
                .append("user", user)
                .append("n", i)
                .append("text", "a text of " + user + " with some words " + i);
    }

    private long filesWithMark() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .filter(OverwritingTest::hasMark)
                    .count();
        }
    }

    private static boolean hasMark(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARK);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void overwrite(MongoClient client) {
        var admin = client.getDatabase("admin");
        var command = new Document("lifafaOverwrite", "test");
        Awaiting.until("it is overwritten", PATIENCE, () -> {
            var state = Publishers.one(admin.runCommand(command)).getString("state");
            assertThat(state).isIn("running", "done");
            return state.equals("done");
        });
    }

    @Test
    void whatWasRemovedIsInNoFileAndAllElseIsAsItWas() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("test").getCollection("rows");
            Publishers.one(rows.createIndex(Indexes.ascending("user", "n")));
            for (int from = 0; from < ROWS; from += 500) {
                Publishers.one(rows.insertMany(IntStream.range(from, from + 500)
                        .mapToObj(OverwritingTest::row)
                        .toList()));
                Publishers.one(rows.countDocuments());
            }
            Publishers.one(rows.deleteMany(Filters.regex("_id", MARK)));
            assertThat(Publishers.one(rows.countDocuments())).isEqualTo(ROWS - ROWS / MARKED_EVERY);
            assertThat(filesWithMark()).as("removed, and not overwritten").isPositive();
            overwrite(client);

            assertThat(filesWithMark()).isZero();
            for (int user = 0; user < 11; user++) {
                int mine = user;
                assertThat(Publishers.all(rows.find(Filters.eq("user", "user" + user))))
                        .hasSize((int) IntStream.range(0, ROWS)
                                .filter(i -> i % MARKED_EVERY != 0 && i % 11 == mine)
                                .count());
            }
        }
        assertThat(filesWithMark()).as("closed").isZero();
        StoreCare.Verified verified = StoreCare.verify(dir);
        assertThat(verified.problems()).isEmpty();
    }

    @Test
    void othersReadAndWriteMeanwhile() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("test").getCollection("rows");
            Publishers.one(rows.createIndex(Indexes.ascending("user", "n")));
            Publishers.one(rows.insertMany(
                    IntStream.range(0, ROWS).mapToObj(OverwritingTest::row).toList()));
            var over = new AtomicBoolean();
            var written = new AtomicInteger();
            var writer = CompletableFuture.runAsync(() -> {
                for (int i = ROWS + 1; !over.get(); i++) {
                    if (i % MARKED_EVERY != 0) {
                        var row = row(i);
                        Publishers.one(rows.insertOne(row));
                        if (i % 2 == 0) {
                            Publishers.one(rows.deleteOne(Filters.eq("_id", row.get("_id"))));
                        } else {
                            written.incrementAndGet();
                        }
                        assertThat(Publishers.all(rows.find(Filters.eq("user", "user1"))))
                                .isNotEmpty();
                    }
                }
            });

            Publishers.one(rows.deleteMany(Filters.regex("_id", MARK)));
            overwrite(client);
            over.set(true);
            writer.join();

            assertThat(filesWithMark()).isZero();
            assertThat(written.get()).isPositive();
            assertThat(Publishers.one(rows.countDocuments())).isEqualTo(ROWS - ROWS / MARKED_EVERY + written.get());
        }
        assertThat(StoreCare.verify(dir).problems()).isEqualTo(List.of());
    }
}
