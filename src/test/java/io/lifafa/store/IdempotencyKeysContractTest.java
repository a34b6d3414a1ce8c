package io.lifafa.store;

import static io.lifafa.store.IdempotencyEntry.State.ANSWERED;
import static io.lifafa.store.IdempotencyEntry.State.IN_FLIGHT;
import static io.lifafa.store.IdempotencyEntry.State.NEW;
import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link IdempotencyKeys} promise. */
@Timeout(60)
class IdempotencyKeysContractTest {
    private static TestStore store;
    private static IdempotencyKeys keys;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        keys = store.keys();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    @Test
    void aKeyIsNewOnceThenInFlightThenAnswered() {
        var first = await(keys.begin("k", "first"));
        assertThat(first.state()).isEqualTo(NEW);
        assertThat(await(keys.begin("k", "second")).state()).isEqualTo(IN_FLIGHT);
        await(keys.finish("k", "first", "f00d", 202, "{}"));
        assertThat(await(keys.begin("k", "third")))
                .isEqualTo(new IdempotencyEntry(ANSWERED, first.batchId(), "f00d", 202, "{}"));
        assertThat(await(keys.begin("other", "fourth")).state()).isEqualTo(NEW);
    }

    @Test
    void anAbandonedKeyIsNewAgainWithItsBatchButAnAnsweredOneIsNot() {
        var first = await(keys.begin("k", "first"));
        await(keys.abandon("k", "first"));
        assertThat(await(keys.begin("k", "second"))).isEqualTo(first);
        await(keys.finish("k", "second", "f00d", 202, "{}"));
        await(keys.abandon("k", "second"));
        assertThat(await(keys.begin("k", "third")).state()).isEqualTo(ANSWERED);
    }

    @Test
    void aRequestThatAsksAgainStillHoldsItsKey() {
        var first = await(keys.begin("k", "first"));
        assertThat(await(keys.begin("k", "first"))).isEqualTo(first);
    }

    @Test
    void onlyOneOfManyAtOnceIsNew() {
        assertThat(begunAtOnce(16)).containsOnlyOnce(NEW).contains(IN_FLIGHT).hasSize(16);
    }

    @Test
    void aRequestOfADeadNodeIsCarriedOnByOneUnderTheSameBatch() {
        var dead = await(keys.begin("k", "dead"));
        store.clock().advance(Duration.ofSeconds(10));
        assertThat(begunAtOnce(8)).containsOnlyOnce(NEW);
        store.clock().advance(Duration.ofSeconds(10));
        assertThat(await(keys.begin("k", "later")).batchId()).isEqualTo(dead.batchId());
    }

    @Test
    void aRequestThatSaysThatItIsStillThereKeepsItsKey() {
        await(keys.begin("k", "slow"));
        for (int i = 0; i < 5; i++) {
            store.clock().advance(Duration.ofSeconds(9));
            await(keys.renew("k", "slow"));
        }
        assertThat(await(keys.begin("k", "other")).state()).isEqualTo(IN_FLIGHT);
    }

    @Test
    void aLateFirstHolderCannotFinishOrFreeWhatASecondOneHolds() {
        await(keys.begin("k", "late"));
        store.clock().advance(Duration.ofSeconds(10));
        await(keys.begin("k", "second"));
        await(keys.finish("k", "late", "1a7e", 202, "late"));
        await(keys.abandon("k", "late"));
        assertThat(await(keys.begin("k", "third")).state()).isEqualTo(IN_FLIGHT);
        await(keys.finish("k", "second", "f00d", 202, "second"));
        await(keys.finish("k", "late", "1a7e", 202, "late"));
        assertThat(await(keys.begin("k", "third")).body()).isEqualTo("second");
    }

    private static List<IdempotencyEntry.State> begunAtOnce(int requests) {
        return await(Future.all(IntStream.range(0, requests)
                        .mapToObj(i -> keys.begin("k", "holder-" + i))
                        .toList()))
                .<IdempotencyEntry>list()
                .stream()
                .map(IdempotencyEntry::state)
                .toList();
    }
}
