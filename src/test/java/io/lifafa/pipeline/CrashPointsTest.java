package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.pipeline.Passes.View;
import io.lifafa.sms.Sms;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.SteppedClient.Death;
import io.lifafa.store.TestStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker dies before or after any one of its calls to the database; another carries on. */
@Timeout(120)
class CrashPointsTest {
    private static final int MOST_CALLS = 40;
    private static final String[] IDS = {"a", "b", "c", "d"};

    private static TestStore store;
    private static Passes passes;
    private static Invariants invariants;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        passes = new Passes(store, store.vertx());
        invariants = new Invariants(store);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static View mixed(Sms sms) {
        return switch (sms.id()) {
            case "a" -> View.TRANSACTION;
            case "b" -> View.FILTERED;
            case "c" -> View.UNCLEAR;
            default -> View.BROKEN;
        };
    }

    /** Everything seen otherwise than the first time. */
    private static View turned(Sms sms) {
        return switch (sms.id()) {
            case "a" -> View.UNCLEAR;
            case "b", "d" -> View.TRANSACTION;
            default -> View.FILTERED;
        };
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aChunkWhoseWorkerDiedAnywhereEndsAsIfItHadNot(Death death) {
        everyDeath(death, CrashPointsTest::append, CrashPointsTest::mixed, CrashPointsTest::mixed, "one");
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void whoeverCarriesOnMaySeeEverySmsOtherwise(Death death) {
        everyDeath(death, CrashPointsTest::append, CrashPointsTest::mixed, CrashPointsTest::turned, "one");
        everyDeath(death, CrashPointsTest::append, CrashPointsTest::turned, CrashPointsTest::mixed, "one");
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aReplayWhoseWorkerDiedAnywhereLeavesOneState(Death death) {
        everyDeath(death, CrashPointsTest::deadThenReplayed, CrashPointsTest::turned, CrashPointsTest::mixed, "again");
        everyDeath(death, CrashPointsTest::deadThenReplayed, CrashPointsTest::mixed, CrashPointsTest::turned, "again");
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void anAppendThatDiedAnywhereMayBeRepeated(Death death) {
        for (int call = 1; call < MOST_CALLS; call++) {
            store.wipe();
            var stepped = new SteppedClient(store.client()).dyingAt(call, death);
            var chunk = Sample.chunk("one", 0, IDS);
            await(store.journal(stepped.client()).append(chunk).otherwiseEmpty());
            await(store.journal().append(chunk));
            passes.finish(CrashPointsTest::mixed);
            invariants.hold("append died " + death + " call " + call, List.of("one"), IDS);
            if (!stepped.hasDied()) {
                return;
            }
        }
    }

    @Test
    void anAppendRepeatedAtAnyMomentOfTheClosingChangesNothing() {
        for (int call = 1; call < MOST_CALLS; call++) {
            store.wipe();
            append();
            int halt = call;
            var stepped = new SteppedClient(store.client()).haltingAt(halt);
            var pass = passes.pass(stepped.client(), CrashPointsTest::mixed);
            await(Future.any(stepped.reached(halt), pass));
            boolean held = !pass.isComplete();
            repeatAppendAround(() -> {
                stepped.letGo(halt);
                await(pass);
            });
            passes.finish(CrashPointsTest::mixed);
            invariants.hold("append repeated at call " + call, List.of("one"), IDS);
            if (!held) {
                return;
            }
        }
    }

    /** The first of the append's two writes comes before what happens, the second after it. */
    private static void repeatAppendAround(Runnable happening) {
        var stepped = new SteppedClient(store.client()).haltingAt(2);
        var append = store.journal(stepped.client()).append(Sample.chunk("one", 0, IDS));
        await(Future.any(stepped.reached(2), append));
        happening.run();
        stepped.letGo(2);
        await(append);
    }

    private static void append() {
        await(store.journal().append(Sample.chunk("one", 0, IDS)));
    }

    private static void deadThenReplayed() {
        append();
        passes.finish(sms -> View.UNCLEAR);
        assertThat(store.ids("dead_letters")).containsExactly(IDS);
        await(store.archive(() -> "again").replay(TestStore.HOME, List.of()));
    }

    private static void everyDeath(
            Death death, Runnable setUp, Function<Sms, View> first, Function<Sms, View> second, String batch) {
        for (int call = 1; call < MOST_CALLS; call++) {
            store.wipe();
            setUp.run();
            var stepped = new SteppedClient(store.client()).dyingAt(call, death);
            await(passes.pass(stepped.client(), first).otherwiseEmpty());
            passes.finish(second);
            invariants.hold("died " + death + " call " + call, List.of("one", batch), IDS);
            if (!stepped.hasDied()) {
                assertThat(call).isGreaterThan(6);
                return;
            }
        }
        throw new AssertionError("never came to its end");
    }
}
