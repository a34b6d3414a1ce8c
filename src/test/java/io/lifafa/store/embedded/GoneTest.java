package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.store.embedded.care.StoreCare;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What befalls the files under a running server; and who else may read them. */
@Timeout(60)
class GoneTest {

    private static final int FILES_GONE = 48_001;

    @TempDir
    Path parent;

    private Path dir;

    @BeforeEach
    void name() {
        dir = parent.resolve("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {StoreFile.NAME, StoreFile.JOURNAL, StoreFile.TAIL})
    void aDeletedFileEndsAllWritesAndIsNamed(String name) throws IOException {
        with((server, data) -> {
            Files.delete(dir.resolve(name));

            assertRefused(server, data, name);
        });
    }

    @Test
    void aReplacedFileEndsAllWrites() throws IOException {
        with((server, data) -> {
            Path copy = Files.copy(dir.resolve(StoreFile.JOURNAL), parent.resolve("copy"));
            Files.delete(dir.resolve(StoreFile.JOURNAL));
            Files.move(copy, dir.resolve(StoreFile.JOURNAL));

            assertRefused(server, data, "replaced");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theJournalIsNotGivenUpForADataFileThatIsGone(boolean replaced) throws IOException {
        Path old = parent.resolve("old");
        with((server, data) -> Files.copy(dir.resolve(StoreFile.NAME), old));
        byte[][] journal = new byte[1][];
        with((server, data) -> {
            Publishers.one(data.insertOne(new Document("_id", "newest")));
            Files.delete(dir.resolve(StoreFile.NAME));
            if (replaced) {
                Files.copy(old, dir.resolve(StoreFile.NAME));
            }
            journal[0] = Files.readAllBytes(dir.resolve(StoreFile.JOURNAL));
        });

        assertThat(Files.readAllBytes(dir.resolve(StoreFile.JOURNAL))).isEqualTo(journal[0]);
        StoreCare.salvage(dir, parent.resolve("saved"));
        assertThat(Contents.look(parent.resolve("saved")).documents()).containsKey("test.data/newest");
    }

    @Test
    void whatTheJournalHeldIsInTheDataFileWhereOnlyTheJournalIsGone() throws IOException {
        with((server, data) -> Files.delete(dir.resolve(StoreFile.JOURNAL)));

        StoreCare.salvage(dir, parent.resolve("saved"));
        assertThat(Contents.look(parent.resolve("saved")).documents()).containsKey("test.data/before");
    }

    @Test
    void aDirectoryThatWasMovedEndsAllWritesUntilItIsBack() throws IOException {
        with((server, data) -> {
            Path away = parent.resolve("away");
            Files.move(dir, away);

            assertRefused(server, data, dir.toString());
            assertThat(dir).doesNotExist();

            Files.move(away, dir);
            Awaiting.until("writes are taken", () -> server.refusesWrites().isEmpty());
            Publishers.one(data.insertOne(new Document("_id", "after")));
        });
        assertThat(Contents.look(dir).documents()).containsKeys("test.data/before", "test.data/after");
    }

    @Test
    void anEmptiedDirectoryIsNoFullDisk() throws IOException {
        with((server, data) -> {
            try (Stream<Path> files = Files.list(dir)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(dir);

            assertRefused(server, data, "not there any more");
        });
    }

    @Test
    void nobodyButTheOwnerMayReadTheDirectoryAndItsFiles() throws IOException {
        with((server, data) -> assertOwnersAlone());
        assertOwnersAlone();
    }

    @Test
    void whatWasReadableByOthersIsNarrowed() throws IOException {
        with((server, data) -> {});
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(dir.resolve(StoreFile.NAME), PosixFilePermissions.fromString("rw-r--r--"));

        with((server, data) -> assertOwnersAlone());
    }

    private void assertOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.toList()).isNotEmpty().allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------"));
        }
    }

    private static void assertRefused(EmbeddedServer server, MongoCollection<Document> data, String why) {
        Awaiting.until("writes are refused", () -> server.refusesWrites().isPresent());
        assertThat(server.refusesWrites().orElseThrow().reason()).isEqualTo(WriteRefusal.Reason.FILES_GONE);
        assertThat(server.refusesWrites().orElseThrow().message()).contains(why);
        assertThatThrownBy(() -> Publishers.one(data.insertOne(new Document("_id", "nowhere"))))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getCode())
                        .isEqualTo(FILES_GONE));
        assertThat(Publishers.one(data.countDocuments())).isEqualTo(1);
    }

    private interface Step {
        void run(EmbeddedServer server, MongoCollection<Document> data) throws IOException;
    }

    private void with(Step step) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            if (Publishers.one(data.countDocuments()) == 0) {
                Publishers.one(data.insertOne(new Document("_id", "before")));
            }
            step.run(server, data);
        }
    }
}
