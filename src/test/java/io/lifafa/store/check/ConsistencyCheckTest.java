package io.lifafa.store.check;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Closing;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The check finds what is broken on purpose, and takes work in progress for no breach. */
@Timeout(60)
class ConsistencyCheckTest {
    private static TestStore store;

    @BeforeAll
    static void open() {
        store = TestStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static void append(String batch, String... ids) {
        await(store.journal().append(Sample.chunk(batch, 0, ids)));
    }

    private static void closeNext(Function<WorkItem, Outcome> verdict) {
        var claim = await(store.journal().claim("w", 1)).get(0);
        var chunk = claim.chunk();
        await(store.journal()
                .close(new Closing(
                        claim.lease(),
                        chunk.tenant(),
                        chunk.batchId(),
                        chunk.replay(),
                        Tally.NONE,
                        chunk.items().stream().map(verdict).toList())));
    }

    private static void remove(String collection, String id) {
        await(store.client().removeDocuments(collection, Database.id(id)));
    }

    @Test
    void aSoundStoreHoldsAndIsCounted() {
        append("b1", "s1", "s2");
        closeNext(Sample::processed);
        append("b2", "s3");

        var report = store.check();

        assertThat(report.holds()).isTrue();
        assertThat(report).isEqualTo(new ConsistencyReport(2, 3, new Tally(2, 0, 0, 0, 0), 0, List.of()));
        assertThat(report.pending()).isEqualTo(1);
    }

    @Test
    void everyLossIsFound() {
        append("b1", "s1");
        closeNext(Sample::processed);
        remove(Collections.TRANSACTIONS, "s1");
        append("b2", "s2");
        closeNext(Sample::dead);
        remove(Collections.DEAD_LETTERS, "s2");
        append("b3", "s3");
        closeNext(Sample::filtered);
        remove(Collections.SMS, "s3");
        append("b4", "s4");
        closeNext(Sample::later);
        remove(Collections.INBOX, "b4-0~1");
        append("b5", "s5");
        closeNext(Sample::filtered);
        remove(Collections.RESULTS, "b5-0");

        assertThat(store.check().violations())
                .containsExactlyInAnyOrder(
                        "sms s1: processed, but has no transaction",
                        "sms s2: dead, but has no dead letter",
                        "chunk b3-0: 1 SMS counted as processed, filtered or dead, but 0 stored",
                        "chunk b4-0~1: missing, SMS were handed on to it",
                        "chunk b5-0: missing, but SMS of it are in a final state");
    }

    @Test
    void whatHappensWhileTheCheckReadsIsNoBreach() {
        for (int call = 1; call < 12; call++) {
            wipe();
            append("b0", "s0");
            closeNext(Sample::dead);
            append("b1", "s1", "s2");
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var check = new ConsistencyCheck(Database.over(stepped.client())).run();
            await(Future.any(stepped.reached(call), check));
            closeNext(Sample::later);
            append("b2", "s3");
            closeNext(Sample::later);
            append("b3", "s4");
            closeNext(Sample::processed);
            await(store.archive(() -> "again").replay(TestStore.HOME, List.of()));
            closeNext(Sample::processed);
            store.clock().advance(Duration.ofMinutes(1));
            closeNext(Sample::processed);
            stepped.letGo(call);

            assertThat(await(check).violations()).as("at call " + call).isEmpty();
        }
    }

    /** 1,000 is the size of a page: the last one is full and the end comes while it is still looked at. */
    @Test
    void theLastPageIsLookedAtToo() {
        var lost = IntStream.range(0, 1_000)
                .mapToObj(i -> Database.id("s" + i).put("status", "processed").put("root", "gone-0"))
                .toList();
        await(store.database().insertMissing(Collections.SMS, lost));

        assertThat(store.check().violationCount()).isEqualTo(1_001);
    }

    @Test
    void aDocumentThatCannotBeReadFailsTheCheckRatherThanHangingIt() {
        await(store.database().insertMissing(Collections.RESULTS, new JsonObject().put("_id", "b-0")));

        assertThat(failure(new ConsistencyCheck(store.database()).run())).hasMessageStartingWith("store unavailable");
    }
}
