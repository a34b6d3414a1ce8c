package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.pipeline.Passes.View;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.TestStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two or three workers at the same SMS: one is held up at each of its calls in turn while the others do all of theirs. */
@Timeout(120)
class TwoOwnersTest {
    private static final int MOST_CALLS = 40;

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

    @Test
    void aHolderWhoseLeaseRanOutDisturbsNobody() {
        for (var mine : View.values()) {
            for (var theirs : View.values()) {
                duringEveryCall(
                        mine + " held up, " + theirs,
                        () -> await(store.journal().append(Sample.chunk("one", 0, "a", "b"))),
                        mine,
                        () -> {
                            store.clock().advance(TestStore.LEASE.plusSeconds(1));
                            await(passes.pass(store.client(), sms -> theirs).otherwiseEmpty());
                        },
                        List.of("one"));
            }
        }
    }

    @Test
    void aReplayWhoseLeaseRanOutDisturbsNobody() {
        for (var mine : View.values()) {
            for (var theirs : View.values()) {
                duringEveryCall(
                        "replay " + mine + " held up, " + theirs,
                        TwoOwnersTest::deadThenReplayed,
                        mine,
                        () -> {
                            store.clock().advance(TestStore.LEASE.plusSeconds(1));
                            await(passes.pass(store.client(), sms -> theirs).otherwiseEmpty());
                        },
                        List.of("one", "again"));
            }
        }
    }

    private static void deadThenReplayed() {
        await(store.journal().append(Sample.chunk("one", 0, "a", "b")));
        passes.finish(sms -> View.UNCLEAR);
        await(store.archive(() -> "again").replay(TestStore.HOME, List.of("a", "b")));
    }

    @Test
    void theSameSmsInTwoBatchesEndsOnce() {
        for (var mine : View.values()) {
            for (var theirs : View.values()) {
                duringEveryCall(
                        mine + " in the first, " + theirs + " in the second",
                        () -> await(store.journal().append(Sample.chunk("one", 0, "a", "b"))),
                        mine,
                        () -> {
                            await(store.journal().append(Sample.chunk("two", 0, "b", "a")));
                            await(passes.pass(store.client(), sms -> theirs));
                        },
                        List.of("one", "two"));
            }
        }
    }

    @Test
    void twoReplaysOfTheSameDeadLettersEndOnce() {
        for (var mine : View.values()) {
            for (var theirs : View.values()) {
                duringEveryCall(
                        mine + " in one replay, " + theirs + " in the other",
                        TwoOwnersTest::deadThenReplayed,
                        mine,
                        () -> {
                            await(store.archive(() -> "again-2").replay(TestStore.HOME, List.of()));
                            await(passes.pass(store.client(), sms -> theirs).otherwiseEmpty());
                        },
                        List.of("one", "again"));
            }
        }
    }

    private static void duringEveryCall(String what, Runnable setUp, View mine, Runnable others, List<String> batches) {
        for (int call = 1; call < MOST_CALLS; call++) {
            store.wipe();
            setUp.run();
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var pass = passes.pass(stepped.client(), sms -> mine);
            boolean held = reached(stepped, call, pass);
            others.run();
            stepped.letGo(call);
            await(pass.otherwiseEmpty());
            passes.finish(sms -> View.TRANSACTION);
            invariants.hold(what + " at call " + call, batches, "a", "b");
            if (!held) {
                assertThat(call).isGreaterThan(6);
                return;
            }
        }
        throw new AssertionError("never came to its end");
    }

    private static boolean reached(SteppedClient stepped, int call, Future<?> pass) {
        await(Future.any(stepped.reached(call), pass.otherwiseEmpty()));
        return !pass.isComplete();
    }

    /** A duplicate takes back its transaction while a replay of the same SMS counts on it. */
    @Test
    void aDuplicateThatTakesBackItsTransactionTakesNobodyElses() {
        for (int first = 2; first < MOST_CALLS; first++) {
            int ends = 0;
            for (int second = first + 1; second < MOST_CALLS && ends == 0; second++) {
                ends = threeAtOnce(first, second) ? 0 : 1;
            }
            if (ends == 1 && first > 10) {
                return;
            }
        }
    }

    private static boolean threeAtOnce(int first, int second) {
        store.wipe();
        await(store.journal().append(Sample.chunk("one", 0, "a")));
        var stepped = new SteppedClient(store.client()).haltingAt(first).haltingAt(second);
        var duplicate = passes.pass(stepped.client(), sms -> View.TRANSACTION);
        boolean held = reached(stepped, first, duplicate);
        await(store.journal().append(Sample.chunk("two", 0, "a")));
        await(passes.pass(store.client(), sms -> View.UNCLEAR));
        await(store.archive(() -> "again").replay(TestStore.HOME, List.of()));
        stepped.letGo(first);
        held &= reached(stepped, second, duplicate);
        store.clock().advance(Duration.ofSeconds(1));
        await(passes.pass(store.client(), sms -> View.TRANSACTION));
        stepped.letGo(second);
        await(duplicate);
        passes.finish(sms -> View.TRANSACTION);
        invariants.hold("halted at " + first + " and " + second, List.of("one", "two"), "a");
        return held;
    }
}
