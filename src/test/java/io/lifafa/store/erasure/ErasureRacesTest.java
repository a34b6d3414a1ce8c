package io.lifafa.store.erasure;

import static io.lifafa.store.erasure.Person.MARK;
import static io.lifafa.store.erasure.Person.USER;
import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.WorkItem;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.archive.JobRunner;
import io.lifafa.store.archive.MongoArchive;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever dies while a person is erased, and whoever works on his SMS meanwhile, brings nothing back and loses no count. */
@Timeout(300)
class ErasureRacesTest {
    private static TestStore store;
    private static Person person;

    /** How a worker judges the SMS it holds. */
    enum Verdict {
        PROCESSED(Sample::processed),
        DEAD(Sample::dead),
        LATER(Sample::later);

        private final Function<WorkItem, Outcome> of;

        Verdict(Function<WorkItem, Outcome> of) {
            this.of = of;
        }
    }

    @BeforeAll
    static void open() {
        store = TestStore.open();
        person = new Person(store);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static boolean isDone(String batch) {
        return await(store.archive().batch(batch).map(BatchProgress::done).otherwise(false));
    }

    private static void nothingIsLeft(String at, String... batches) {
        assertThat(store.everything()).as(at).doesNotContain(MARK);
        // An entry that somebody left of a closed chunk goes when it is claimed.
        new Work(store).closeAll(Sample::processed);
        assertThat(store.check().violations()).as(at).isEmpty();
        store.clock().advance(TestStore.LEASE.multipliedBy(10));
        for (var batch : batches) {
            while (!isDone(batch)) {
                new Work(store).closeAll(Sample::processed);
                store.clock().advance(TestStore.LEASE);
            }
            var progress = await(store.archive().batch(batch));
            assertThat(progress.tally().settled()).as(at).isEqualTo(progress.accepted());
        }
        assertThat(store.check().violations()).as(at).isEmpty();
        assertThat(store.everything()).as(at).doesNotContain(MARK);
    }

    /** The audit is clean at each of these moments, too. */
    @ParameterizedTest
    @EnumSource
    void aKillAtAnyCallIsMadeUpForByAnotherProcess(SteppedClient.Death death) {
        boolean died = true;
        int deaths = 0;
        for (int call = 1; died; call++, deaths++) {
            wipe();
            var at = "died at call " + call;
            person.history();
            person.append("b4", 0, Person.both("7", "8"));
            var id = person.erase().id();
            var dying = new SteppedClient(store.client()).dyingAt(call, death);
            var runner = Person.runner(store, dying);
            for (int i = 0; i < 4 && !dying.hasDied(); i++) {
                await(runner.resume());
                store.clock().advance(TestStore.LEASE.plusSeconds(1));
            }
            died = dying.hasDied();

            assertThat(store.check().violations()).as(at).isEmpty();
            store.clock().advance(TestStore.LEASE.plusSeconds(1));
            person.finished(id);
            assertThat(store.check().erased()).as(at).isEqualTo(8);
            nothingIsLeft(at, "b1", "b2", "b3", "b4", "again");
        }
        assertThat(deaths).isGreaterThan(40);
    }

    /** As the pipeline does: what is known, contents, outcomes, seal. Halted at each of its calls until the erasure rests. */
    @ParameterizedTest
    @EnumSource
    void aWorkerWhoGoesOnWithAChunkThatWasTakenFromHimBringsNothingBack(Verdict verdict) throws Exception {
        boolean halted = true;
        int halts = 0;
        for (int call = 1; halted; call++, halts++) {
            wipe();
            var at = verdict + " halted at call " + call;
            person.append("b1", 0, Person.both("1", "2"));
            var claim = new Work(store).claim().get(0);
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var working = work(stepped, claim, verdict.of);
            halted = reaches(stepped, call, working);

            var id = person.erase().id();
            await(person.runner().resume());
            stepped.letGo(call);
            await(working.otherwiseEmpty());
            store.clock().advance(TestStore.LEASE.plusSeconds(1));

            person.finished(id);
            nothingIsLeft(at, "b1");
        }
        assertThat(halts).isGreaterThan(3);
    }

    /** A worker that has sealed its chunk and lost it writes the next one's payload and dies. */
    @Test
    void aPayloadThatNobodyPointsToIsWaitedFor() {
        person.append("b1", 0, Person.both("1", "2"));
        var id = person.erase().id();
        var stray = store.documents(Collections.PAYLOADS).get(0).put("_id", "b1-0~7");
        await(person.runner().resume());
        await(store.database().insertMissing(Collections.PAYLOADS, stray));
        store.clock().advance(TestStore.LEASE.plusSeconds(1));
        for (int i = 0; i < 3; i++) {
            await(person.runner().resume());
            assertThat(await(store.erasures().erasure(TestStore.HOME, id)).doneAt())
                    .isEmpty();
            store.clock().advance(Duration.ofMinutes(1));
        }

        await(store.database().remove(Collections.PAYLOADS, Database.id("b1-0~7")));

        person.finished(id);
        nothingIsLeft("stray", "b1");
    }

    private static boolean reaches(SteppedClient stepped, int call, Future<?> working) throws Exception {
        var first = Future.any(stepped.reached(call), working.otherwiseEmpty());
        try {
            first.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("neither halted nor done", e);
        }
        return stepped.reached(call).succeeded();
    }

    private static Future<?> work(SteppedClient stepped, Claim claim, Function<WorkItem, Outcome> verdict) {
        var journal = store.journal(stepped.client());
        var closing = new Work(store).closing(claim, verdict);
        var contents = claim.chunk().items().stream()
                .map(it -> ContentClaim.of(TestStore.TENANT, it.sms()))
                .toList();
        return journal.claimContents(contents).compose(claimed -> journal.close(closing));
    }

    /** A replay that has read dead letters before they were removed opens its chunk afterwards. */
    @Test
    void aReplayThatHasReadTheLettersOfThePersonBringsNothingBack() throws Exception {
        boolean halted = true;
        for (int call = 1; halted; call++) {
            wipe();
            var at = "halted at call " + call;
            person.done("b1", 0, Sample::dead, Person.both("1", "2"));
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var database = Database.over(stepped.client());
            var jobs = store.jobs(database, () -> "replay");
            var runner = new JobRunner(database, store.clock(), jobs);
            var archive = new MongoArchive(database, store.clock(), jobs, runner, TestStore.TENANT);
            var replaying = archive.replay(TestStore.HOME, List.of()).compose(begun -> runner.resume());
            halted = reaches(stepped, call, replaying);

            var id = person.erase().id();
            await(person.runner().resume());
            stepped.letGo(call);
            await(replaying.otherwiseEmpty());
            store.clock().advance(TestStore.LEASE.plusSeconds(1));
            new Work(store).closeAll(Sample::processed);

            person.finished(id);
            assertThat(store.everything()).as(at).doesNotContain(MARK);
            assertThat(store.check().violations()).as(at).isEmpty();
        }
    }

    /** The id is taken by an emptied row when it is asked for, and free when its state is read. */
    @Test
    void anSmsThatComesAgainWhileItsRowGoesIsCountedAndStored() throws Exception {
        boolean halted = true;
        for (int call = 1; halted; call++) {
            wipe();
            var at = "halted at call " + call;
            person.done("b1", 0, Sample::processed, Person.both("1", "2"));
            var id = person.erase().id();
            await(person.runner().resume());
            store.clock().advance(TestStore.LEASE.plusSeconds(1));
            person.append("b2", 0, Person.sms(USER, "1"), Person.sms(USER, "9"));
            var claim = new Work(store).claim().get(0);
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var outcomes = claim.chunk().items().stream().map(Sample::processed).toList();
            var closing = new Closing(claim.lease(), TestStore.TENANT, "b2", false, Tally.NONE, outcomes);
            var working = store.journal(stepped.client()).close(closing);
            halted = reaches(stepped, call, working);

            person.finished(id);
            stepped.letGo(call);
            await(working.otherwiseEmpty());
            store.clock().advance(TestStore.LEASE.plusSeconds(1));
            new Work(store).closeAll(Sample::processed);

            assertThat(store.check().violations()).as(at).isEmpty();
            assertThat(isDone("b2")).as(at).isTrue();
        }
    }
}
