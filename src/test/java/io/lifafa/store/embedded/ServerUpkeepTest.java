package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.config.Durability;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.embedded.server.ServerSeams;
import io.lifafa.testsupport.Awaiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the server does by itself or refuses to do: expiry, full and failing disks, shared commits. */
@Timeout(60)
class ServerUpkeepTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int OUT_OF_DISK_SPACE = 14031;

    @TempDir
    Path dir;

    @Test
    void documentsExpireWhenTheirDateIsLongEnoughAgo() throws IOException {
        ServerSeams seams =
                ServerSeams.production().expiringEvery(Duration.ofMillis(20), Clock.fixed(NOW, ZoneOffset.UTC));
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir), seams);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> events = client.getDatabase("test").getCollection("events");
            Publishers.one(events.insertMany(IntStream.range(0, 2_500)
                    .mapToObj(i -> new Document("_id", i).append("at", Date.from(NOW.minusSeconds(61))))
                    .toList()));
            Publishers.one(events.insertMany(List.of(
                    new Document("_id", "young").append("at", Date.from(NOW.minusSeconds(59))),
                    new Document("_id", "undated"),
                    new Document("_id", "text").append("at", "2020-01-01"))));

            Publishers.one(
                    events.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS)));

            Awaiting.until("the old documents have expired", () -> Publishers.one(events.countDocuments()) == 3);
            assertThat(Publishers.all(events.find()))
                    .extracting(event -> event.get("_id"))
                    .containsExactlyInAnyOrder("young", "undated", "text");
        }
    }

    @Test
    void aFullDiskRefusesWritesButNotReadsAndDeletesUntilThereIsSpaceAgain() throws IOException {
        AtomicLong usable = new AtomicLong(1_000);
        try (EmbeddedServer server = EmbeddedServer.start(
                        EmbeddedOptions.inDirectory(dir).keepingFree(500),
                        ServerSeams.production().withUsableBytes(usable::get));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            Publishers.one(data.insertMany(List.of(new Document("_id", 1), new Document("_id", 2))));
            assertThat(server.refusesWrites()).isEmpty();

            usable.set(499);

            assertThatThrownBy(() -> Publishers.one(data.insertOne(new Document("_id", 3))))
                    .isInstanceOfSatisfying(
                            MongoException.class, e -> assertThat(e.getCode()).isEqualTo(OUT_OF_DISK_SPACE));
            assertThat(server.refusesWrites().orElseThrow().reason()).isEqualTo(WriteRefusal.Reason.DISK_FULL);
            assertThat(Publishers.one(data.countDocuments())).isEqualTo(2);
            Publishers.one(data.deleteOne(Filters.eq("_id", 1)));

            usable.set(500);

            Publishers.one(data.insertOne(new Document("_id", 3)));
            assertThat(Publishers.one(data.countDocuments())).isEqualTo(2);
        }
    }

    @Test
    void aFailedWriteIsNotAcknowledgedAndTheStoreComesBackAtItsLastCommit() throws IOException {
        FaultyFiles.register();
        ServerSeams seams = ServerSeams.production().withScheme(FaultyFiles.SCHEME + ":", Duration.ofMillis(50));
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir), seams);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            Publishers.one(data.insertOne(new Document("_id", "before")));

            FaultyFiles.fail(true);
            assertThatThrownBy(() -> Publishers.one(data.insertOne(new Document("_id", "during"))))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("could not be written");
            assertThat(server.refusesWrites().orElseThrow().reason()).isEqualTo(WriteRefusal.Reason.STORE_FAILED);

            FaultyFiles.fail(false);
            Awaiting.until("writes are taken", () -> server.refusesWrites().isEmpty());
            Publishers.one(data.insertOne(new Document("_id", "after")));
            assertThat(Publishers.all(data.find()))
                    .extracting(document -> document.getString("_id"))
                    .contains("before", "after");
        } finally {
            FaultyFiles.fail(false);
        }
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            assertThat(Publishers.all(data.find()))
                    .extracting(document -> document.getString("_id"))
                    .contains("before", "after");
        }
    }

    @Test
    void writersAtTheSameTimeShareCommits() throws IOException {
        int writers = 400;
        try (EmbeddedServer server =
                        EmbeddedServer.start(EmbeddedOptions.inDirectory(dir).with(Durability.DISK));
                MongoClient client = MongoClients.create(server.uri() + "/?maxPoolSize=100")) {
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            Publishers.one(data.insertOne(new Document("_id", -1)));
            // How many come together is the scheduler's choice: one round in which they do is proof enough.
            var commits = IntStream.range(0, 10)
                    .mapToLong(round -> commits(server, data, round * writers, writers))
                    .filter(it -> it <= writers * 3L / 4)
                    .findFirst();

            assertThat(commits).as("commits of %d writes", writers).isPresent();
        }
    }

    /** How many commits so many writes at the same time made. */
    private static long commits(EmbeddedServer server, MongoCollection<Document> data, int first, int writers) {
        long before = server.commits();
        IntStream.range(first, first + writers)
                .mapToObj(i ->
                        CompletableFuture.runAsync(() -> Publishers.one(data.insertOne(new Document("_id", i))), POOL))
                .toList()
                .forEach(Publishers::get);
        assertThat(Publishers.one(data.countDocuments())).isEqualTo(first + writers + 1L);
        return server.commits() - before;
    }

    private static final ExecutorService POOL = Executors.newFixedThreadPool(64, work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
}
