package io.lifafa.store.archive;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Archive;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replays and reworks are done once, however often they are asked for and wherever a process dies. */
@Timeout(120)
class JobsTest {
    private static TestStore store;
    private static Work work;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        work = new Work(store);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    /** As a node has it: its jobs go on in the background. */
    private record Node(Archive archive, JobRunner runner) {
        static Node over(Database database) {
            var jobs = store.jobs(database, () -> UUID.randomUUID().toString());
            var runner = new JobRunner(database, store.clock(), jobs);
            return new Node(new MongoArchive(database, store.clock(), jobs, runner, TestStore.TENANT), runner);
        }
    }

    private static void settled(Archive archive, String batch) {
        for (var now = await(archive.batch(batch)); !now.done(); now = await(archive.batch(batch))) {
            work.closeAll(Sample::processed);
        }
    }

    @Test
    void askedForAgainWhileItIsUnderWayItIsTheSameBatch() {
        work.done("b", Sample::dead, "s1", "s2", "s3");
        var archive = Node.over(store.database()).archive();

        var all = await(archive.replay(TestStore.HOME, List.of()));
        var named = await(archive.replay(TestStore.HOME, List.of("s2", "s1")));

        assertThat(await(archive.replay(TestStore.HOME, List.of())).batchId()).isEqualTo(all.batchId());
        assertThat(await(archive.replay(TestStore.HOME, List.of("s1", "s2", "s1")))
                        .batchId())
                .isEqualTo(named.batchId());
        assertThat(named.batchId()).isNotEqualTo(all.batchId());
        settled(archive, all.batchId());
        assertThat(await(archive.batch(all.batchId())).accepted()).isEqualTo(3);
        settled(archive, named.batchId());
        assertThat(await(archive.replay(TestStore.HOME, List.of())).count()).isZero();
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void whatIsDeadAgainIsReplayedInABatchOfItsOwn() {
        work.done("b", Sample::dead, "s1");
        var archive = Node.over(store.database()).archive();
        var first = await(archive.replay(TestStore.HOME, List.of("s1")));
        for (var now = await(archive.batch(first.batchId()));
                !now.done();
                now = await(archive.batch(first.batchId()))) {
            work.closeAll(Sample::dead);
        }

        assertThat(await(archive.replay(TestStore.HOME, List.of("s1"))).batchId())
                .isNotEqualTo(first.batchId());
    }

    @Test
    void whatIsNoDeadLetterStartsNothing() {
        work.done("b", Sample::processed, "s1");
        var archive = Node.over(store.database()).archive();

        assertThat(await(archive.replay(TestStore.HOME, List.of("s1", "nobody")))
                        .count())
                .isZero();
        assertThat(await(archive.replay(TestStore.HOME, List.of())).count()).isZero();
        assertThat(await(archive.rework("t1", 1)).count()).isZero();
        assertThat(store.ids(Collections.JOBS)).isEmpty();
    }

    /** Of two tenants, so that there are several chunks, the SMS of some closed before another process goes on. */
    @ParameterizedTest
    @EnumSource
    void aKillAtAnyCallIsMadeUpForByAnotherProcess(SteppedClient.Death death) {
        boolean died = true;
        for (int call = 1; died; call++) {
            wipe();
            var at = "died at call " + call;
            work.done("b1", Sample::dead, "s1", "s3");
            otherTenant("s2", "s4");
            var dying = new SteppedClient(store.client()).dyingAt(call, death);
            var jobs = store.jobs(Database.over(dying.client()), () -> "again");
            var task = Task.replay("", List.of());
            await(jobs.begin(task.key(), TestStore.HOME, task)
                    .compose(
                            begun -> new JobRunner(Database.over(dying.client()), store.clock(), jobs).run(begun.job()))
                    .otherwiseEmpty());
            died = dying.hasDied();
            work.claim().forEach(claim -> work.close(claim, Sample::dead));

            var heir = Node.over(store.database());
            store.clock().advance(TestStore.LEASE.plusSeconds(1));
            await(heir.runner().resume());
            if (store.ids(Collections.JOBS).isEmpty()) {
                continue;
            }
            assertThat(await(heir.archive().batch("again")).accepted()).as(at).isEqualTo(4);
            work.closeAll(Sample::processed);
            assertThat(await(heir.archive().batch("again")).done()).as(at).isTrue();
            assertThat(await(heir.archive().batch("again")).tally().settled())
                    .as(at)
                    .isEqualTo(4);
            assertThat(store.check().violations()).as(at).isEmpty();
        }
    }

    private static void otherTenant(String... ids) {
        var items = new ArrayList<WorkItem>();
        List.of(ids).forEach(id -> items.add(WorkItem.fresh(Sample.sms(id))));
        await(store.journal().append(new Chunk(ChunkId.of("b2", 0), "other", "b2", false, items)));
        work.closeAll(Sample::dead);
    }

    @Test
    void onlyOneProcessGoesOnWithAJob() {
        work.done("b", Sample::dead, "s1");
        boolean halted = true;
        for (int call = 3; halted; call++) {
            wipe();
            work.done("b", Sample::dead, "s1", "s2");
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var slow = Database.over(stepped.client());
            var jobs = store.jobs(slow, () -> "again");
            var task = Task.replay("", List.of());
            var run = jobs.begin(task.key(), TestStore.HOME, task)
                    .compose(begun -> new JobRunner(slow, store.clock(), jobs).run(begun.job()))
                    .otherwiseEmpty();
            await(Future.any(stepped.reached(call), run));
            halted = !run.isComplete();
            store.clock().advance(TestStore.LEASE.plusSeconds(1));
            var heir = Node.over(store.database());
            await(heir.runner().resume());
            work.closeAll(Sample::processed);
            stepped.letGo(call);
            await(run);
            work.closeAll(Sample::processed);

            assertThat(await(heir.archive().batch("again")))
                    .as("at call " + call)
                    .isEqualTo(new BatchProgress("again", 2, new Tally(2, 0, 0, 0, 0), 0));
            assertThat(store.check().violations()).as("at call " + call).isEmpty();
        }
    }

    @Test
    void manyLettersAreWorkedOffAFewChunksAtATime() {
        int chunks = JobRunner.AHEAD + 2;
        var letters = IntStream.range(0, chunks)
                .mapToObj(i -> Database.id("s" + i)
                        .put("id", "s" + i)
                        .mergeIn(io.lifafa.json.SmsJson.write(
                                WorkItem.fresh(Sample.sms("s" + i)), io.lifafa.json.Form.MONGO))
                        .put("tenant", "tenant-" + i)
                        .put("reason", "not_understood")
                        .put("batch_id", "b")
                        .put("at", Documents.date(store.clock().instant())))
                .toList();
        await(store.database().insertMissing(Collections.DEAD_LETTERS, letters));
        var jobs = store.jobs(store.database(), () -> "again");
        var runner = new JobRunner(store.database(), store.clock(), jobs);
        var task = Task.replay("", List.of());
        await(jobs.begin(task.key(), TestStore.HOME, task).compose(begun -> runner.run(begun.job())));

        assertThat(store.ids(Collections.INBOX)).hasSize(chunks);
        assertThat(await(jobs.find(task.key())).orElseThrow().open()).isTrue();
        work.closeAll(Sample::filtered);
        assertThat(await(store.archive().batch("again")).done())
                .as("it might open more")
                .isFalse();
        store.clock().advance(Duration.ofSeconds(3));
        await(runner.resume());

        assertThat(await(store.archive().batch("again")).done()).isTrue();
    }

    @Test
    void aReworkThatIsAskedForTwiceIsDoneOnce() {
        work.done("b1", item -> Work.byTemplate(item, "t1", 2), "s1", "s2");
        var archive = Node.over(store.database()).archive();

        var first = await(archive.rework("t1", 2));
        await(archive.rework("t1", 2));
        settled(archive, first.batchId());
        work.closeAll(Sample::processed);

        assertThat(await(archive.batch(first.batchId())).accepted()).isEqualTo(2);
        assertThat(store.ids(Collections.INBOX)).isEmpty();
        assertThat(store.check().violations()).isEmpty();
    }
}
