package io.lifafa.store.archive;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Archive;
import io.lifafa.store.Closing;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rework in the midst of what others do with the same SMS, between any two calls of theirs. */
@Timeout(120)
class ReworkRacesTest {
    private static final int CALLS = 16;
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
        return new Outcome.Processed(item, Sample.extraction("77.25"));
    }

    private static void isSound(String at) {
        assertThat(store.check().violations()).as(at).isEmpty();
    }

    /** Holds the closing up at a call, reworks, lets it go on. */
    private static void reworkAmid(Closing closing, int call, String at) {
        var stepped = new SteppedClient(store.client()).haltingAt(call);
        var close = store.journal(stepped.client()).close(closing);
        await(Future.any(stepped.reached(call), close));
        await(archive.rework("t1", 2));
        isSound(at);
        stepped.letGo(call);
        await(close);
        isSound(at);
    }

    private static void endsWell(String at) {
        await(archive.rework("t1", 2));
        store.clock().advance(Duration.ofHours(1));
        work.closeAll(ReworkRacesTest::better);
        isSound(at);
        for (var sms : await(archive.sms(List.of("s1", "s2")))) {
            assertThat(sms.status()).as(at).isNotEqualTo(Status.DEAD);
        }
        assertThat(store.ids(Collections.SMS)).containsExactly("s1", "s2");
        assertThat(store.documents(Collections.TRANSACTIONS)).as(at).noneMatch(it -> it.getJsonObject("provenance")
                .containsKey("template_id"));
        assertThat(store.ids(Collections.DEAD_LETTERS)).as(at).isEmpty();
    }

    @Test
    void rowsOfAChunkThatIsStillClosingAreTakenBack() {
        for (int call = 1; call < CALLS; call++) {
            wipe();
            await(store.journal().append(Sample.chunk("b1", 0, "s1", "s2")));
            reworkAmid(work.closing(work.claim().get(0), ReworkRacesTest::wrong), call, "at call " + call);
            endsWell("at call " + call);
        }
    }

    @Test
    void rowsOfAReplayThatIsStillClosingAreTakenBack() {
        for (int call = 1; call < CALLS; call++) {
            wipe();
            work.done("b1", Sample::dead, "s1", "s2");
            await(archive.replay(TestStore.HOME, List.of()));
            reworkAmid(work.closing(work.claim().get(0), ReworkRacesTest::wrong), call, "at call " + call);
            endsWell("at call " + call);
        }
    }

    /** The first holder died at a call; the second closes while the rework goes on. */
    @Test
    void rowsOfAChunkThatIsTakenOverAreTakenBack() {
        for (int died = 3; died < 8; died++) {
            for (int call = 1; call < 12; call++) {
                wipe();
                var at = "died at call " + died + ", second holder at call " + call;
                work.done("b1", Sample::dead, "s1", "s2");
                await(archive.replay(TestStore.HOME, List.of()));
                var dying = new SteppedClient(store.client()).dyingAt(died, SteppedClient.Death.BEFORE);
                var first = work.closing(work.claim().get(0), ReworkRacesTest::wrong);
                await(store.journal(dying.client()).close(first).otherwiseEmpty());
                store.clock().advance(Duration.ofHours(1));
                for (var second : work.claim()) {
                    reworkAmid(work.closing(second, ReworkRacesTest::wrong), call, at);
                }
                endsWell(at);
            }
        }
    }

    /** The same SMS is in two replays: one was answered by the template, the other closes with something else. */
    @Test
    void anotherReplayThatIsStillClosingTakesNoLetterOfTheReworkForItsOwn() {
        for (Function<WorkItem, Outcome> late : List.<Function<WorkItem, Outcome>>of(
                ReworkRacesTest::wrong, Sample::filtered, Sample::dead, Sample::later)) {
            for (int call = 1; call < CALLS; call++) {
                wipe();
                work.done("b1", Sample::dead, "s1", "s2");
                await(archive.replay(TestStore.HOME, List.of()));
                var closing = work.closing(work.claim().get(0), late);
                await(archive.replay(TestStore.HOME, List.of()));
                work.closeAll(ReworkRacesTest::wrong);
                reworkAmid(closing, call, "at call " + call);
                if (late.apply(WorkItem.fresh(Sample.sms("s1"))) instanceof Outcome.Dead) {
                    await(archive.replay(TestStore.HOME, List.of()));
                }
                endsWell("at call " + call);
            }
        }
    }

    /** The same SMS came in another batch, whose worker found no state of it when it began. */
    @Test
    void aDuplicateThatIsStillClosingTakesNoLetterOfTheReworkForItsOwn() {
        for (int call = 1; call < CALLS; call++) {
            wipe();
            await(store.journal().append(Sample.chunk("b0", 0, "s1", "s2")));
            var closing = work.closing(work.claim().get(0), Sample::dead);
            work.done("b1", ReworkRacesTest::wrong, "s1", "s2");
            reworkAmid(closing, call, "at call " + call);
            endsWell("at call " + call);
        }
    }

    /** Its letter takes the place of the rework's, and it removes it only after the SMS is dead. */
    @Test
    void aLetterThatADuplicatePutInPlaceOfTheReworksIsWrittenAgain() {
        for (int call = 1; call < CALLS; call++) {
            wipe();
            await(store.journal().append(Sample.chunk("b0", 0, "s1", "s2")));
            var closing = work.closing(work.claim().get(0), Sample::dead);
            work.done("b1", ReworkRacesTest::wrong, "s1", "s2");
            var beforeMark = new SteppedClient(store.client()).haltingAt(4);
            var rework = store.archive(beforeMark.client()).rework("t1", 2);
            await(beforeMark.reached(4));
            var late = new SteppedClient(store.client()).haltingAt(call);
            var close = store.journal(late.client()).close(closing);
            await(Future.any(late.reached(call), close));
            beforeMark.letGo(4);
            await(rework);
            late.letGo(call);
            await(close);
            isSound("at call " + call);
            endsWell("at call " + call);
        }
    }

    @Test
    void theCheckTakesAReworkBesideItForNoBreach() {
        for (int call = 1; call < CALLS; call++) {
            wipe();
            work.done("b1", ReworkRacesTest::wrong, "s1", "s2");
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var check = new ConsistencyCheck(Database.over(stepped.client())).run();
            await(Future.any(stepped.reached(call), check));
            await(archive.rework("t1", 2));
            work.closeAll(item -> item.sms().id().equals("s1") ? better(item) : Sample.filtered(item));
            stepped.letGo(call);

            assertThat(await(check).violations()).as("at call " + call).isEmpty();
        }
    }
}
