package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.config.Durability;
import io.lifafa.store.embedded.care.StoreCare;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading all of a store, saving what can be read, copying it. */
@Timeout(120)
class StoreCareTest {

    private static final int SALVAGED = 52;

    @TempDir
    static Path shared;

    private static KilledStore killed;
    private static Contents whole;

    @TempDir
    Path dir;

    @BeforeAll
    static void kill() throws IOException {
        killed = KilledStore.make(shared);
        whole = Contents.look(killed.last());
    }

    @Test
    void aWholeStoreIsSaidToBeWhole() throws IOException {
        StoreCare.Verified verified = StoreCare.verify(killed.last());

        assertThat(verified.problems()).isEmpty();
        assertThat(verified.documents()).isPositive();
    }

    @Test
    void whatIsDamagedIsNamed() throws IOException {
        Path copy = KilledStore.copy(killed.last(), dir.resolve("copy"));
        Files.delete(copy.resolve(StoreFile.JOURNAL));

        assertThat(StoreCare.verify(copy).problems()).singleElement().asString().contains(StoreFile.JOURNAL);
    }

    @Test
    void aWholeStoreIsSavedWhole() throws IOException {
        Path to = dir.resolve("saved");
        StoreCare.Salvaged salvaged = StoreCare.salvage(killed.last(), to);

        assertThat(salvaged.problems()).isEmpty();
        assertThat(documents(Contents.open(to))).containsAllEntriesOf(documents(whole));
    }

    @Test
    void whatTheDataFileAndTheRestOfTheJournalHoldIsSaved() throws IOException {
        Path copy = KilledStore.copy(killed.last(), dir.resolve("copy"));
        byte[] journal = Files.readAllBytes(copy.resolve(StoreFile.JOURNAL));
        Arrays.fill(journal, 100, 140, (byte) 0);
        Files.write(copy.resolve(StoreFile.JOURNAL), journal);
        Path to = dir.resolve("saved");
        StoreCare.Salvaged salvaged = StoreCare.salvage(copy, to);

        assertThat(salvaged.problems()).anyMatch(problem -> problem.contains("missing in the journal"));
        Map<String, Integer> saved = documents(Contents.open(to));
        assertThat(saved.keySet()).hasSizeGreaterThan(documents(whole).size() * 9 / 10);
    }

    @Test
    void commitsThatAreMissingAtTheEndAreTold() throws IOException {
        Path copy = KilledStore.copy(killed.last(), dir.resolve("copy"));
        Damage.CUT_AT_FRAME.harm(copy.resolve(StoreFile.JOURNAL), killed.before(), new Random(3));

        assertThat(StoreCare.salvage(copy, dir.resolve("saved")).problems())
                .singleElement()
                .asString()
                .matches("commits [0-9]+ to [0-9]+ are missing at the end");
    }

    @Test
    void ofADamagedStoreMostIsSavedAndTheRestIsTold() throws IOException {
        Random random = new Random(7);
        int lost = 0;
        for (int i = 0; i < SALVAGED; i++) {
            Path copy = KilledStore.copy(killed.last(), dir.resolve("copy"));
            Damage damage = Damage.values()[i % Damage.values().length];
            String file = i % 5 < 3 ? StoreFile.NAME : i % 5 < 4 ? StoreFile.JOURNAL : StoreFile.TAIL;
            damage.harm(copy.resolve(file), killed.before(), random);
            Path to = dir.resolve("saved");
            StoreCare.Salvaged salvaged = StoreCare.salvage(copy, to);
            Map<String, Integer> saved = documents(Contents.look(to));
            boolean all = saved.entrySet().containsAll(documents(whole).entrySet());
            assertThat(all || !salvaged.problems().isEmpty())
                    .as("number %d: %s %s", i, damage, file)
                    .isTrue();
            lost += all ? 0 : 1;
            KilledStore.remove(copy);
            KilledStore.remove(to);
        }
        assertThat(lost).isBetween(1, SALVAGED - 1);
    }

    @Test
    void aBackupMadeWhileOthersWriteIsWholeAndHoldsWhatWasAcknowledgedBefore() throws Exception {
        AtomicBoolean goes = new AtomicBoolean(true);
        AtomicInteger written = new AtomicInteger();
        Path live = dir.resolve("live");
        Path to = dir.resolve("backup");
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(live));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                while (goes.get()) {
                    int n = written.get();
                    Publishers.one(data.insertOne(new Document("_id", n).append("text", "x".repeat(2_000))));
                    if (n % 3 == 2) {
                        Publishers.one(data.deleteOne(new Document("_id", n - 1)));
                    }
                    written.incrementAndGet();
                }
            });
            Awaiting.until("documents are written", () -> written.get() > 200);
            int before = written.get();
            try {
                Awaiting.until(
                        "the backup is done",
                        () -> backup(client, to).getString("state").equals("done"));
            } finally {
                goes.set(false);
                Publishers.get(writer);
            }
            assertThat(StoreCare.verify(to).problems()).isEmpty();
            Map<String, Integer> copied = Contents.open(to).documents();
            for (int n = 0; n < before; n += 3) {
                assertThat(copied).containsKey("test.data/" + n);
            }
            Awaiting.until("the backup is refused", () -> {
                Document state = backup(client, live);
                return state.getString("state").equals("failed")
                        && state.getString("reason").contains("not empty");
            });
        }
        assertThat(StoreCare.verify(live).problems()).isEmpty();
    }

    @Test
    void aHeldStoreIsReadByItsHolderWhileOthersWriteAndFromTheFileAlone() throws Exception {
        Path live = KilledStore.copy(killed.last(), dir.resolve("live"));
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(live));
                MongoClient client = MongoClients.create(server.uri())) {
            AtomicBoolean goes = new AtomicBoolean(true);
            AtomicInteger written = new AtomicInteger();
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                while (goes.get()) {
                    Publishers.one(data.insertOne(new Document("_id", written.getAndIncrement())));
                }
            });
            Awaiting.until("documents are written", () -> written.get() > 10);
            try {
                Document whole = verified(client, "first");
                assertThat(whole.getList("problems", String.class)).isEmpty();
                assertThat(whole.getLong("documents"))
                        .isGreaterThan(StoreCare.verify(killed.last()).documents());
            } finally {
                goes.set(false);
                Publishers.get(writer);
            }
            byte[] file = Files.readAllBytes(live.resolve(StoreFile.NAME));
            for (int at = 20_000; at < file.length; at += 4_104) {
                file[at] ^= 1;
            }
            Files.write(live.resolve(StoreFile.NAME), file);

            assertThat(verified(client, "second").getList("problems", String.class))
                    .singleElement()
                    .asString()
                    .contains("data file");
        }
    }

    private static Document verified(MongoClient client, String asked) {
        Document[] state = new Document[1];
        Awaiting.until("the verification has ended", () -> {
            state[0] = Publishers.one(client.getDatabase("admin").runCommand(new Document("lifafaVerify", asked)));
            return !state[0].getString("state").equals("running");
        });
        assertThat(state[0].getString("state")).isEqualTo("done");
        return state[0];
    }

    @Test
    void aServerThatAsksForNoLoginWritesNoBackups() throws IOException {
        EmbeddedOptions open = new EmbeddedOptions(
                Optional.of(dir.resolve("open")), EmbeddedOptions.LOCALHOST, 0, Durability.FILE, 0, new Access.Open());
        try (EmbeddedServer server = EmbeddedServer.start(open);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThatThrownBy(() -> backup(client, dir.resolve("backup"))).hasMessageContaining("embedded_open");
        }
        assertThat(dir.resolve("backup")).doesNotExist();
    }

    @Test
    void aStoreThatNobodyHoldsIsCopiedAsItIs() throws IOException {
        Path to = dir.resolve("backup");
        StoreCare.backup(killed.last(), to);

        assertThat(Contents.look(to)).isEqualTo(whole);
        assertThatThrownBy(() -> StoreCare.backup(killed.last(), to)).hasMessageContaining("not empty");
    }

    @Test
    void ofADamagedStoreThereIsNoBackup() throws IOException {
        Path copy = KilledStore.copy(killed.last(), dir.resolve("copy"));
        Files.delete(copy.resolve(StoreFile.TAIL));

        assertThatThrownBy(() -> StoreCare.backup(copy, dir.resolve("backup"))).hasMessageContaining("damaged");
    }

    private static Document backup(MongoClient client, Path to) {
        return Publishers.one(client.getDatabase("admin").runCommand(new Document("lifafaBackup", to.toString())));
    }

    /** Without those of the server itself. */
    private static Map<String, Integer> documents(Contents contents) {
        Map<String, Integer> all = new java.util.TreeMap<>(contents.documents());
        all.keySet().removeIf(name -> name.contains(".system.") || !name.contains("/"));
        return all;
    }
}
