package io.lifafa.store;

import static io.lifafa.store.IdempotencyEntry.State.ANSWERED;
import static io.lifafa.store.IdempotencyEntry.State.IN_FLIGHT;
import static io.lifafa.store.IdempotencyEntry.State.NEW;
import static io.lifafa.store.TestStore.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.stream.Stream;
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
        keys = store.keys(Duration.ofHours(3));
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
        assertThat(await(keys.begin("k")).state()).isEqualTo(NEW);
        assertThat(await(keys.begin("k")).state()).isEqualTo(IN_FLIGHT);
        await(keys.finish("k", "f00d", 202, "{}"));
        assertThat(await(keys.begin("k"))).isEqualTo(new IdempotencyEntry(ANSWERED, "f00d", 202, "{}"));
        assertThat(await(keys.begin("other")).state()).isEqualTo(NEW);
    }

    @Test
    void anAbandonedKeyIsNewAgainButAnAnsweredOneIsNot() {
        await(keys.begin("k"));
        await(keys.abandon("k"));
        assertThat(await(keys.begin("k")).state()).isEqualTo(NEW);
        await(keys.finish("k", "f00d", 202, "{}"));
        await(keys.abandon("k"));
        assertThat(await(keys.begin("k")).state()).isEqualTo(ANSWERED);
    }

    @Test
    void onlyOneOfManyAtOnceIsNew() {
        var entries = await(Future.all(
                        Stream.generate(() -> keys.begin("k")).limit(16).toList()))
                .<IdempotencyEntry>list();

        assertThat(entries).filteredOn(it -> it.state() == NEW).hasSize(1);
        assertThat(entries).filteredOn(it -> it.state() == IN_FLIGHT).hasSize(15);
    }

    @Test
    void aRequestOfADeadNodeIsCarriedOnByOne() {
        await(keys.begin("k"));
        store.clock().advance(Duration.ofMinutes(1));
        var entries = await(Future.all(
                        Stream.generate(() -> keys.begin("k")).limit(8).toList()))
                .<IdempotencyEntry>list();

        assertThat(entries).filteredOn(it -> it.state() == NEW).hasSize(1);
    }
}
