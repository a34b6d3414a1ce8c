package io.lifafa.store.upkeep;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpkeepTest {
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

    private static void payloads(String prefix, int count) {
        await(store.database()
                .insertMissing(
                        Collections.PAYLOADS,
                        IntStream.range(0, count)
                                .mapToObj(i -> Database.id(prefix + i)
                                        .put(
                                                "created",
                                                Documents.date(store.clock().instant()))
                                        .put("items", new JsonArray()))
                                .toList()));
    }

    @Test
    void orphansAreFoundBehindAnyNumberOfOldPayloadsThatAreOwned() {
        int owned = 2 * OrphanedPayloads.PAGE + 1;
        payloads("owned-", owned);
        await(store.database()
                .insertMissing(
                        Collections.INBOX,
                        IntStream.range(0, owned)
                                .mapToObj(i -> Database.id("owned-" + i))
                                .toList()));
        payloads("p-", 3);
        store.clock().advance(Duration.ofMinutes(1));
        payloads("q-", 2);
        store.clock().advance(Duration.ofHours(1).plusSeconds(1));
        payloads("young-", 1);
        var orphans = new OrphanedPayloads(store.database(), store.clock());

        assertThat(await(orphans.remove())).isEqualTo(5);
        assertThat(await(orphans.remove())).isZero();
        assertThat(store.ids(Collections.PAYLOADS)).hasSize(owned + 1);
    }

    @Test
    void aDutyIsOneStoresAtATime() {
        var one = new Duties(store.database(), store.clock());
        var other = new Duties(store.database(), store.clock());

        assertThat(await(one.take("d", Duration.ofMinutes(1)))).isTrue();
        assertThat(await(other.take("d", Duration.ofMinutes(1)))).isFalse();
        assertThat(await(other.take("e", Duration.ofMinutes(1)))).isTrue();
        store.clock().advance(Duration.ofMinutes(1));
        assertThat(await(other.take("d", Duration.ofMinutes(1)))).isTrue();
        assertThat(await(one.take("d", Duration.ofMinutes(1)))).isFalse();
    }
}
