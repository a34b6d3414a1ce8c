package io.lifafa.store.archive;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Archive;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.StoredSms;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.database.Collections;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Archive#rework} promises. */
@Timeout(120)
class ReworkContractTest {
    private static final Extraction BETTER = Sample.extraction("77.25");
    private static TestStore store;
    private static Archive archive;
    private static Work work;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        archive = store.archive();
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

    private static Outcome wrong(WorkItem item) {
        return Work.byTemplate(item, "t1", 2);
    }

    private static Outcome better(WorkItem item) {
        return new Outcome.Processed(item, BETTER);
    }

    private static void isSound() {
        assertThat(store.check().violations()).isEmpty();
    }

    private static StoredSms state(String id) {
        return await(archive.sms(List.of(id))).get(0);
    }

    @Test
    void onlyWhatTheTemplateWroteInThisVersionIsTakenBack() {
        work.done("b1", ReworkContractTest::wrong, "s1", "s3");
        work.done("b2", item -> Work.byTemplate(item, "t1", 3), "newer");
        work.done("b3", item -> Work.byTemplate(item, "t2", 2), "other");
        work.done("b4", Sample::processed, "rules");
        work.done("b5", Sample::filtered, "promo");
        work.done("b6", Sample::dead, "dead");
        var others = store.documents(Collections.TRANSACTIONS).stream()
                .filter(it -> !List.of("s1", "s3").contains(it.getString("_id")))
                .toList();

        assertThat(await(archive.rework("t1", 2)).count()).isEqualTo(2);

        assertThat(store.documents(Collections.TRANSACTIONS)).hasSize(3).isEqualTo(others);
        assertThat(store.ids(Collections.DEAD_LETTERS)).containsExactly("dead", "s1", "s3");
        assertThat(state("s1").reason()).contains("template_quarantined");
        isSound();
        assertThat(await(archive.rework("t1", 9)).count()).isZero();
        assertThat(store.ids(Collections.INBOX)).hasSize(1);
    }

    @Test
    void theSameSmsIsWorkedOnAgainAndTheNewAnswerAloneIsLeft() {
        work.done("b1", ReworkContractTest::wrong, "s1", "s2");
        var before = await(archive.batch("b1"));

        var replayed = await(archive.rework("t1", 2));
        isSound();
        var claim = work.claim().get(0);

        assertThat(claim.chunk().items())
                .containsExactly(WorkItem.fresh(Sample.sms("s1")), WorkItem.fresh(Sample.sms("s2")));
        assertThat(work.close(claim, ReworkContractTest::better)).isEqualTo(new Tally(2, 0, 0, 0, 0));
        assertThat(store.ids(Collections.TRANSACTIONS)).containsExactly("s1", "s2");
        assertThat(state("s1").extraction()).contains(BETTER);
        assertThat(state("s1").sms()).isEqualTo(Sample.sms("s1"));
        assertThat(state("s1").reason()).isEmpty();
        assertThat(store.ids(Collections.DEAD_LETTERS)).isEmpty();
        assertThat(await(archive.batch("b1"))).isEqualTo(before);
        assertThat(await(archive.batch(replayed.batchId())))
                .isEqualTo(new BatchProgress(replayed.batchId(), 2, new Tally(2, 0, 0, 0, 0), 0));
        isSound();
    }

    @Test
    void whatIsFilteredNowHasNoTransaction() {
        work.done("b1", ReworkContractTest::wrong, "s1");
        await(archive.rework("t1", 2));

        assertThat(work.closeAll(Sample::filtered)).isEqualTo(Tally.one(Status.FILTERED));

        assertThat(store.ids(Collections.TRANSACTIONS)).isEmpty();
        assertThat(store.ids(Collections.DEAD_LETTERS)).isEmpty();
        assertThat(state("s1").status()).isEqualTo(Status.FILTERED);
        isSound();
    }

    @Test
    void whatIsNotUnderstoodNowIsADeadLetterForThatReason() {
        work.done("b1", ReworkContractTest::wrong, "s1");
        await(archive.rework("t1", 2));

        assertThat(work.closeAll(Sample::dead)).isEqualTo(Tally.one(Status.DEAD));

        assertThat(await(archive.deadLetters(TestStore.HOME, "", 5)).get(0).reason())
                .isEqualTo("not_understood");
        assertThat(state("s1").reason()).contains("not_understood");
        assertThat(await(archive.rework("t1", 2)).count()).isZero();
        isSound();
    }

    @Test
    void aRowThatIsWrongAgainCanBeTakenBackAgain() {
        work.done("b1", ReworkContractTest::wrong, "s1");
        for (int i = 0; i < 3; i++) {
            assertThat(await(archive.rework("t1", 2)).count()).isEqualTo(1);
            assertThat(work.closeAll(ReworkContractTest::wrong)).isEqualTo(Tally.one(Status.PROCESSED));
            isSound();
        }
        await(archive.rework("t1", 2));
        work.closeAll(ReworkContractTest::better);
        assertThat(state("s1").extraction()).contains(BETTER);
        assertThat(store.ids(Collections.DEAD_LETTERS)).isEmpty();
        isSound();
    }

    @Test
    void asManyRowsAsThereAreAreReworkedPageByPage() {
        for (int i = 0; i < 3; i++) {
            int from = i * 400;
            var ids = IntStream.range(from, from + 400).mapToObj(n -> "s" + n).toArray(String[]::new);
            work.done("b" + i, ReworkContractTest::wrong, ids);
        }
        assertThat(await(archive.rework("t1", 2)).count()).isEqualTo(1_200);
        isSound();
        assertThat(work.closeAll(ReworkContractTest::better)).isEqualTo(new Tally(1_200, 0, 0, 0, 0));
        assertThat(store.ids(Collections.TRANSACTIONS)).hasSize(1_200);
        isSound();
    }

    @Test
    void reworkingTwiceOpensNothingTwice() {
        work.done("b1", ReworkContractTest::wrong, "s1", "s2");

        assertThat(await(archive.rework("t1", 2)).count()).isEqualTo(2);
        assertThat(await(archive.rework("t1", 2)).count()).isZero();

        assertThat(work.closeAll(ReworkContractTest::better)).isEqualTo(new Tally(2, 0, 0, 0, 0));
        endsWell(0);
    }

    @Test
    void twoReworksAndAReplayAtOnceLeaveOneNewAnswerEach() {
        work.done("b1", ReworkContractTest::wrong, "s1", "s2");
        await(Future.all(
                archive.rework("t1", 2), archive.rework("t1", 2), archive.replay(TestStore.HOME, List.of("s2"))));
        isSound();

        endsWell(0);
    }

    /** The process dies at each of its calls, before or after it; the next rework ends the work. */
    @ParameterizedTest
    @EnumSource
    void aCrashAtAnyCallIsMadeUpForByAnotherRework(SteppedClient.Death death) {
        boolean died = true;
        for (int call = 1; died; call++) {
            wipe();
            died = crash(call, death);
            isSound();

            await(archive.rework("t1", 2));
            endsWell(call);
        }
    }

    private static boolean crash(int call, SteppedClient.Death death) {
        work.done("b1", ReworkContractTest::wrong, "s1", "s2");
        var dying = new SteppedClient(store.client()).dyingAt(call, death);
        await(store.archive(dying.client()).rework("t1", 2).otherwiseEmpty());
        return dying.hasDied();
    }

    /** Whoever replays the dead letters ends it as far as it had come, another rework the rest. */
    @ParameterizedTest
    @EnumSource
    void aCrashAtAnyCallIsMadeUpForByAReplayOfDeadLettersToo(SteppedClient.Death death) {
        boolean died = true;
        for (int call = 1; died; call++) {
            wipe();
            died = crash(call, death);
            await(archive.replay(TestStore.HOME, List.of()));
            work.closeAll(Sample::filtered);
            isSound();
            assertThat(store.ids(Collections.TRANSACTIONS))
                    .as("at call " + call)
                    .allMatch(it -> state(it).status() == Status.PROCESSED);
            await(archive.rework("t1", 2));
            work.closeAll(Sample::filtered);
            assertThat(store.ids(Collections.TRANSACTIONS))
                    .as("at call " + call)
                    .isEmpty();
            assertThat(store.ids(Collections.DEAD_LETTERS))
                    .as("at call " + call)
                    .isEmpty();
            isSound();
        }
    }

    private static void endsWell(int call) {
        work.closeAll(ReworkContractTest::better);
        assertThat(store.documents(Collections.TRANSACTIONS))
                .as("at call " + call)
                .hasSize(2)
                .allMatch(it -> new BigDecimal(it.getValue("amount").toString()).equals(new BigDecimal("77.25")));
        assertThat(store.ids(Collections.DEAD_LETTERS)).as("at call " + call).isEmpty();
        assertThat(store.check().violations()).as("at call " + call).isEmpty();
    }

    /** Between any two calls of a rework another one runs to its end, and what it reopened is answered. */
    @Test
    void aReworkThatIsOvertakenByAnotherTakesNothingBackFromIt() {
        boolean halted = true;
        for (int call = 1; halted; call++) {
            wipe();
            work.done("b1", ReworkContractTest::wrong, "s1", "s2");
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var slow = store.archive(stepped.client()).rework("t1", 2);
            await(Future.any(stepped.reached(call), slow));
            halted = !slow.isComplete();
            await(archive.rework("t1", 2));
            work.closeAll(ReworkContractTest::better);
            stepped.letGo(call);
            await(slow);
            endsWell(call);
        }
    }
}
