package io.lifafa.store.batch;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.BatchProgress;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closed chunks are summed up per batch, and nobody who counts can tell. */
@Timeout(120)
class SummariesTest {
    private static final List<String> BATCHES = List.of("b1", "b2", "b3", "again");
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

    /** Chunks of all kinds: ended at once, after two more tries, in part elsewhere, replayed, and one that is open. */
    private static void fill() {
        work.done("b1", Sample::processed, "s1", "s2");
        await(store.journal().append(Sample.chunk("b1", 1, "s3", "s4", "s1")));
        work.closeAll(item -> item.sms().id().equals("s3") ? Sample.later(item) : Sample.filtered(item));
        store.clock().advance(Duration.ofMinutes(1));
        work.closeAll(Sample::later);
        store.clock().advance(Duration.ofMinutes(1));
        work.closeAll(Sample::dead);
        work.done("b2", Sample::dead, "s5");
        await(store.archive(() -> "again").replay(TestStore.HOME, List.of("s5")));
        work.closeAll(Sample::processed);
        await(store.journal().append(Sample.chunk("b2", 1, "s6")));
        work.close(work.claim().get(0), Sample::later);
        await(store.journal().append(Sample.chunk("b3", 0, "s7")));
    }

    private static Map<String, BatchProgress> progress() {
        var all = new HashMap<String, BatchProgress>();
        BATCHES.forEach(it -> all.put(it, await(store.archive().batch(it))));
        return all;
    }

    private static Future<String> sumUp(Database database) {
        return new Summaries(database, store.clock()).sumUp("", 1);
    }

    private static void old() {
        store.clock().advance(Summaries.GRACE.plusSeconds(1));
    }

    @Test
    void aBatchAnswersAsBeforeAndItsResultsAreGone() {
        fill();
        var before = progress();
        var report = store.check();

        await(sumUp(store.database()));
        assertThat(store.ids(Collections.SUMMARIES)).as("too young").isEmpty();
        old();
        await(sumUp(store.database()));

        assertThat(store.ids(Collections.RESULTS))
                .as("of the line that is open")
                .containsExactly("b2-1");
        assertThat(progress()).isEqualTo(before);
        assertThat(store.check()).isEqualTo(report);
        assertThat(store.check().violations()).isEmpty();
        assertThat(before.get("b1").tally()).isEqualTo(new Tally(2, 1, 1, 1, 0));
    }

    @ParameterizedTest
    @EnumSource
    void aKillAtAnyCallLosesAndDoublesNothing(SteppedClient.Death death) {
        boolean died = true;
        for (int call = 1; died; call++) {
            wipe();
            fill();
            old();
            var before = progress();
            var dying = new SteppedClient(store.client()).dyingAt(call, death);
            await(sumUp(Database.over(dying.client())).otherwiseEmpty());
            died = dying.hasDied();

            assertThat(progress()).as("died at call " + call).isEqualTo(before);
            assertThat(store.check().violations()).as("died at call " + call).isEmpty();
            await(sumUp(store.database()));
            assertThat(progress()).as("died at call " + call).isEqualTo(before);
            assertThat(store.ids(Collections.RESULTS)).containsExactly("b2-1");
        }
    }

    @Test
    void twoAtOnceSumUpEachLineOnce() {
        boolean halted = true;
        for (int call = 1; halted; call++) {
            wipe();
            fill();
            await(store.journal().append(Sample.chunk("b1", 7, "s8")));
            old();
            await(sumUp(store.database()));
            work.closeAll(Sample::processed);
            old();
            var before = progress();
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var slow = sumUp(Database.over(stepped.client()));
            await(Future.any(stepped.reached(call), slow));
            halted = !slow.isComplete();
            await(sumUp(store.database()));
            stepped.letGo(call);
            await(slow);

            assertThat(progress()).as("at call " + call).isEqualTo(before);
            assertThat(store.ids(Collections.RESULTS)).isEmpty();
            assertThat(store.check().violations()).as("at call " + call).isEmpty();
        }
    }

    @Test
    void whatIsFiledAgainByALateCloserCountsOnce() {
        fill();
        var results = store.documents(Collections.RESULTS);
        old();
        await(sumUp(store.database()));
        var before = progress();

        await(store.database().insertMissing(Collections.RESULTS, results));
        assertThat(progress()).isEqualTo(before);
        assertThat(store.check().violations()).isEmpty();
        await(sumUp(store.database()));

        assertThat(store.ids(Collections.RESULTS)).containsExactly("b2-1");
        assertThat(progress()).isEqualTo(before);
    }

    @Test
    void anAppendThatIsRepeatedLateIsWorkedOffAndCountsOnce() {
        fill();
        old();
        await(sumUp(store.database()));
        var before = progress();

        await(store.journal().append(Sample.chunk("b1", 0, "s1", "s2")));
        assertThat(progress().get("b1")).isEqualTo(before.get("b1"));
        work.closeAll(Sample::processed);

        assertThat(progress().get("b1")).isEqualTo(before.get("b1"));
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void aBatchThatGrowsIsAddedTo() {
        work.done("b1", Sample::processed, "s1");
        old();
        await(sumUp(store.database()));
        await(store.journal().append(Sample.chunk("b1", 1, "s2", "s3")));
        assertThat(await(store.archive().batch("b1")))
                .isEqualTo(new BatchProgress("b1", 3, new Tally(1, 0, 0, 0, 0), 1));
        work.closeAll(Sample::filtered);
        await(store.journal().append(Sample.chunk("b1", 3, "s4")));
        work.closeAll(Sample::dead);
        old();
        await(sumUp(store.database()));

        assertThat(store.ids(Collections.RESULTS)).isEmpty();
        assertThat(await(store.archive().batch("b1")))
                .isEqualTo(new BatchProgress("b1", 4, new Tally(1, 2, 0, 1, 0), 0));
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void whatIsLostOfASummedUpBatchIsFound() {
        fill();
        old();
        await(sumUp(store.database()));
        await(store.client().removeDocuments(Collections.SMS, Database.id("s1")));
        await(store.client().removeDocuments(Collections.TRANSACTIONS, Database.id("s1")));

        assertThat(store.check().violations())
                .containsExactly("batch b1: 4 SMS counted as processed, filtered or dead, but 3 stored");
    }
}
