package io.lifafa.store.check;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.identity.BatchIds;
import io.lifafa.sms.identity.BatchNumber;
import io.lifafa.store.Journal;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Database;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.care.StoreCare;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.journal.MongoJournal;
import io.lifafa.store.mongo.MongoIdempotencyKeys;
import io.lifafa.store.mongo.Schema;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is saved of a damaged store says which batches are missing, also where nothing of them is left. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class LostBatchesTest {
    private static final int BATCHES = 8;
    private static final int FRAME_MAGIC = 0x4C46F4A3;
    private static final int FRAME_HEADER = 24;

    @TempDir
    Path dir;

    private Vertx vertx;
    private final List<String> batches = new ArrayList<>();
    private Path killed;

    @BeforeEach
    void leaveAKilledStore(Vertx vertx) throws IOException {
        this.vertx = vertx;
        var live = dir.resolve("live");
        killed = Files.createDirectory(dir.resolve("killed"));
        try (var server = EmbeddedServer.start(EmbeddedOptions.inDirectory(live))) {
            var database = Database.open(vertx, server.uri(), TestStore.defaults());
            await(Schema.ensure(database, 1_000));
            var journal = new MongoJournal(database, TestStore.LEASE, Clock.systemUTC());
            var ids = new BatchIds();
            for (int i = 0; i < BATCHES; i++) {
                batches.add(ids.next());
                await(journal.append(Sample.chunk(batches.get(i), 0, "s" + i)));
            }
            batches.add(withReceipt(database, journal));
            for (var file : List.of("lifafa.mv", "lifafa.journal", "lifafa.tail")) {
                Files.copy(live.resolve(file), killed.resolve(file));
            }
            await(database.close());
        }
    }

    private static String withReceipt(Database database, Journal journal) {
        var keys = new MongoIdempotencyKeys(database, Duration.ofDays(1), Clock.systemUTC());
        var batch = await(keys.begin("acme/key", "holder")).batchId();
        await(journal.append(Sample.chunk(batch, 0, "r1", "r2")));
        await(keys.finish("acme/key", "holder", "f", 202, "{\"accepted\":2}"));
        return batch;
    }

    @Test
    void aBatchOfWhichNothingIsLeftIsMissedByItsNumber() throws IOException {
        harmFrames(batches.get(4), every -> 0);

        assertThat(lost())
                .containsExactly("batch "
                        + BatchNumber.of(batches.get(4)).orElseThrow().beginning()
                        + "-…: its number is skipped; nothing of it is left, or it was never accepted");
    }

    @Test
    void aBatchThatIsNamedInWhatCannotBeReadIsNamed() throws IOException {
        harmFrames(batches.get(5), first -> first ^ 2);

        assertThat(lost())
                .containsExactly("batch " + batches.get(5)
                        + ": named in lifafa.journal, but nothing of it is left, or it was never accepted");
    }

    @Test
    void aBatchOfWhichOnlyTheReceiptIsLeftIsMissedByIt() throws IOException {
        harmFrames(batches.get(BATCHES) + "-0", every -> 0);

        assertThat(lost())
                .containsExactly("batch " + batches.get(BATCHES) + ": its receipt says 2 SMS accepted, 0 are there");
    }

    @Test
    void ofAWholeStoreNothingIsMissed() throws IOException {
        assertThat(lost()).isEmpty();
    }

    @Test
    void aChunkBehindWhichThereAreOthersOfItsBatchIsMissed() throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir.resolve("other")))) {
            var database = Database.open(vertx, server.uri(), TestStore.defaults());
            var journal = new MongoJournal(database, TestStore.LEASE, Clock.systemUTC());
            await(journal.append(Sample.chunk("b", 0, "s1")));
            await(journal.append(Sample.chunk("b", 2, "s2")));

            assertThat(await(LostBatches.in(database)).report())
                    .containsExactly("batch b: chunk 1 of it is missing, or was never accepted");
            await(database.close());
        }
    }

    /** Salvages and says what is lost. */
    private List<String> lost() throws IOException {
        var to = dir.resolve("saved");
        StoreCare.salvage(killed, to);
        try (var server = EmbeddedServer.start(EmbeddedOptions.inDirectory(to))) {
            var database = Database.open(vertx, server.uri(), TestStore.defaults());
            var found = await(LostBatches.in(database));
            StoreCare.mentions(killed, found::named);
            await(database.close());
            return found.report();
        }
    }

    /** Changes each frame of the journal that names something: its changes' first byte, or all where that becomes 0. */
    private void harmFrames(String name, IntUnaryOperator change) throws IOException {
        var file = killed.resolve("lifafa.journal");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int harmed = 0;
        for (int at = 64; at + FRAME_HEADER < bytes.limit(); ) {
            assertThat(bytes.getInt(at)).isEqualTo(FRAME_MAGIC);
            int end = at + FRAME_HEADER + bytes.getInt(at + 4);
            if (new String(bytes.array(), at, end - at, StandardCharsets.ISO_8859_1).contains(name)) {
                int first = change.applyAsInt(bytes.get(at + FRAME_HEADER));
                bytes.put(at + FRAME_HEADER, (byte) first);
                if (first == 0) {
                    Arrays.fill(bytes.array(), at, end, (byte) 0);
                }
                harmed++;
            }
            at = end;
        }
        assertThat(harmed).isPositive();
        Files.write(file, bytes.array());
    }
}
