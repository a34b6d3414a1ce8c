package io.lifafa.store.journal;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Backlog;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Sample;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.check.ConsistencyReport;
import io.lifafa.store.database.Collections;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.TallyJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A chunk of several batches is counted in each of them as if it were its own. */
@Timeout(60)
class SharedChunkTest {
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

    private static WorkItem item(String batch, String id) {
        return WorkItem.fresh(Sample.sms(id)).of(batch);
    }

    private static void append(WorkItem... items) {
        await(store.journal().append(new Chunk(ChunkId.of("g", 0), TestStore.TENANT, "g-0", false, List.of(items))));
    }

    private static Claim claim() {
        return await(store.journal().claim("w", 1)).get(0);
    }

    private static Tally close(Claim claim, Tallies known, Function<WorkItem, Outcome> verdict, String... ids) {
        var chunk = claim.chunk();
        var outcomes = chunk.items().stream()
                .filter(it -> Stream.of(ids).anyMatch(it.sms().id()::equals))
                .map(verdict)
                .toList();
        return await(store.journal()
                .close(new Closing(claim.lease(), chunk.tenant(), chunk.batchId(), chunk.replay(), known, outcomes)));
    }

    private static BatchProgress batch(String id) {
        var progress = await(store.archive().batch(id));
        assertThat(progress.accepted()).isEqualTo(progress.tally().settled() + progress.pending());
        return progress;
    }

    @Test
    void theSmsOfEachBatchArePendingInTheirOwnFromTheStart() {
        append(item("b1", "s1"), item("b2", "s2"), item("b2", "s3"));

        assertThat(batch("b1")).isEqualTo(new BatchProgress("b1", 1, Tally.NONE, 1));
        assertThat(batch("b2")).isEqualTo(new BatchProgress("b2", 2, Tally.NONE, 1));
        assertThat(store.check().holds()).isTrue();
    }

    @Test
    void eachBatchHasItsOwnTallyAndItsOwnSms() {
        append(item("b1", "s1"), item("b2", "s2"), item("b3", "s3"));

        close(claim(), Tallies.NONE, it -> verdict(it, "s2"), "s1", "s2", "s3");

        assertThat(batch("b1")).isEqualTo(new BatchProgress("b1", 1, new Tally(1, 0, 0, 0, 0), 0));
        assertThat(batch("b2")).isEqualTo(new BatchProgress("b2", 1, new Tally(0, 0, 0, 1, 0), 0));
        assertThat(await(store.archive().sms(List.of("s1"))).get(0).batchId()).isEqualTo("b1");
        assertThat(await(store.archive().deadLetters(TestStore.HOME, "", 5))
                        .get(0)
                        .batchId())
                .isEqualTo("b2");
        assertThat(store.check()).isEqualTo(new ConsistencyReport(3, 3, new Tally(2, 0, 0, 1, 0), 0, List.of()));
    }

    private static Outcome verdict(WorkItem item, String dead) {
        return item.sms().id().equals(dead) ? Sample.dead(item) : Sample.processed(item);
    }

    @Test
    void whatGoesOnGoesOnInItsBatchAndTheOthersAreDone() {
        append(item("b1", "s1"), item("b2", "s2"), item("b3", "s3"));
        close(
                claim(),
                Tallies.NONE,
                it -> it.sms().id().equals("s1") ? Sample.processed(it) : Sample.later(it),
                "s1",
                "s2",
                "s3");

        assertThat(batch("b1").done()).isTrue();
        assertThat(batch("b2")).isEqualTo(new BatchProgress("b2", 1, Tally.NONE, 1));
        assertThat(store.check().holds()).isTrue();
        store.clock().advance(Duration.ofMinutes(1));
        var next = claim();
        assertThat(next.chunk().batches()).isEqualTo(Map.of("b2", 1, "b3", 1));
        close(next, Tallies.NONE, Sample::filtered, "s2", "s3");

        assertThat(batch("b2").done()).isTrue();
        assertThat(batch("b3").tally()).isEqualTo(new Tally(0, 1, 0, 0, 0));
        assertThat(store.check().holds()).isTrue();
    }

    @Test
    void theLastBatchThatGoesOnHasAChunkAsAnyOther() {
        append(item("b1", "s1"), item("b2", "s2"));
        close(
                claim(),
                Tallies.NONE,
                it -> it.sms().id().equals("s1") ? Sample.processed(it) : Sample.later(it),
                "s1",
                "s2");
        store.clock().advance(Duration.ofMinutes(1));

        var next = claim();

        assertThat(next.chunk().batchId()).isEqualTo("b2");
        close(next, Tallies.NONE, Sample::processed, "s2");
        assertThat(batch("b2").tally().processed()).isEqualTo(1);
        assertThat(store.check().holds()).isTrue();
    }

    @Test
    void anSmsThatTwoBatchesHoldIsADuplicateInTheSecond() {
        append(item("b1", "s1"), item("b2", "s1"));
        var claim = claim();
        var first = List.of(Sample.processed(claim.chunk().items().get(0)));
        var known = Tallies.of("b2", Tally.duplicates(1));
        await(store.journal()
                .close(new Closing(
                        claim.lease(), TestStore.TENANT, claim.chunk().batchId(), false, known, first)));

        assertThat(batch("b1").tally()).isEqualTo(Tally.one(Status.PROCESSED));
        assertThat(batch("b2").tally()).isEqualTo(Tally.duplicates(1));
        assertThat(store.check().holds()).isTrue();
    }

    @Test
    void whoeverFindsItSealedFinishesItForEachBatch() {
        append(item("b1", "s1"), item("b2", "s2"));
        var before = store.documents(Collections.INBOX).get(0);
        var payload = store.documents(Collections.PAYLOADS).get(0);
        close(claim(), Tallies.NONE, Sample::processed, "s1", "s2");
        var result = store.documents(Collections.RESULTS).get(0);
        reopen(
                before,
                payload,
                new JsonObject()
                        .put("tally", TallyJson.write(new Tally(2, 0, 0, 0, 0)))
                        .put(
                                "batches",
                                TallyJson.writeAll(new Tallies(
                                        Map.of("b1", new Tally(1, 0, 0, 0, 0), "b2", new Tally(1, 0, 0, 0, 0))))));

        assertThat(await(store.journal().claim("w2", 1)))
                .as("sealed: nothing to work on")
                .isEmpty();

        var again = store.documents(Collections.RESULTS).get(0);
        assertThat(again.getValue("batches")).isEqualTo(result.getValue("batches"));
        assertThat(batch("b1").done()).isTrue();
        assertThat(batch("b2").tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
        assertThat(store.check().holds()).isTrue();
    }

    @Test
    void aChunkThatAnEarlierVersionSealedIsFinishedForItsBatch() {
        await(store.journal().append(Sample.chunk("b", 0, "s1")));
        var before = store.documents(Collections.INBOX).get(0);
        var payload = store.documents(Collections.PAYLOADS).get(0);
        before.remove("bytes");
        var claim = claim();
        close(claim, Tallies.NONE, Sample::processed, "s1");
        reopen(before, payload, new JsonObject().put("tally", TallyJson.write(new Tally(1, 0, 0, 0, 0))));

        assertThat(await(store.journal().backlog())).isEqualTo(new Backlog(1, 1, 0));
        assertThat(await(store.journal().claim("w2", 1))).isEmpty();

        assertThat(batch("b")).isEqualTo(new BatchProgress("b", 1, new Tally(1, 0, 0, 0, 0), 0));
        assertThat(store.check().holds()).isTrue();
    }

    /** As if the worker had died right after the seal. */
    private static void reopen(JsonObject inbox, JsonObject payload, JsonObject seal) {
        var sealed = inbox.copy()
                .put(
                        Seal.FIELD,
                        seal.put("moved", new JsonArray())
                                .put("due", Documents.date(store.clock().instant()))
                                .put("outage", false));
        await(store.client().removeDocuments(Collections.RESULTS, new JsonObject()));
        await(store.client().insert(Collections.PAYLOADS, payload));
        await(store.client().insert(Collections.INBOX, sealed));
    }

    @Test
    void theBacklogCountsSmsAndTheBytesOfTheirTexts() {
        assertThat(await(store.journal().backlog())).isEqualTo(Backlog.NONE);
        append(item("b1", "s1"), item("b2", "s2"));
        var chunk = Sample.chunk("b", 0, "s3");
        await(store.journal().append(chunk));

        assertThat(await(store.journal().backlog())).isEqualTo(new Backlog(2, 3, 3 * chunk.bytes()));
    }
}
