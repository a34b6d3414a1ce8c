package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.quota.UsageBatch;
import io.lifafa.tenants.quota.UsageCounts;
import io.lifafa.tenants.quota.UsageDelta;
import io.lifafa.tenants.quota.UsageStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a {@link UsageStore} promises. */
@Timeout(60)
class UsageStoreContractTest {
    private static final Instant EXPIRES = Instant.parse("2099-01-01T00:00:00Z");

    private static TestStore store;
    private static UsageStore usage;

    /** Another one in each test: what is known to be there is not inserted again. */
    private String tenant;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        usage = store.usage();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void choose() {
        tenant = "t." + UUID.randomUUID();
    }

    private UsageDelta sms(long count) {
        return new UsageDelta(tenant, "2026-11-28", EXPIRES, new UsageCounts(0, count, 0, 0, 0));
    }

    private long sms() {
        return await(usage.read(Set.of(sms(0).id()))).values().stream()
                .mapToLong(UsageCounts::sms)
                .sum();
    }

    @Test
    void whatIsAddedAddsUpInItsWindow() {
        var all = new UsageCounts(1, 2, 3, 5_000_000_000L, 4);
        var month = new UsageDelta(tenant, "2026-11", EXPIRES, all);
        await(usage.add(new UsageBatch(1, "a", List.of(sms(7), month))));
        await(usage.add(new UsageBatch(1, "b", List.of(month))));

        assertThat(await(usage.read(Set.of(sms(0).id(), month.id(), tenant + "/2026-10"))))
                .isEqualTo(Map.of(sms(0).id(), new UsageCounts(0, 7, 0, 0, 0), month.id(), all.plus(all)));
    }

    @Test
    void aRepeatedBatchCountsOnceWhateverOthersAddMeanwhile() {
        var batch = new UsageBatch(1, "one/1", List.of(sms(7)));
        await(usage.add(batch));
        await(usage.add(new UsageBatch(2, "two/1", List.of(sms(100)))));
        await(usage.add(batch));
        await(usage.add(batch));
        assertThat(sms()).isEqualTo(107);

        await(usage.add(new UsageBatch(1, "one/2", List.of(sms(7)))));
        assertThat(sms()).isEqualTo(114);
    }

    @Test
    void manyNodesAddAtOnceAndNothingIsLost() {
        for (int round = 0; round < 10; round++) {
            int number = round;
            await(Future.all(IntStream.range(0, 8)
                    .mapToObj(node -> usage.add(new UsageBatch(node, node + "/" + number, List.of(sms(1)))))
                    .toList()));
        }
        assertThat(sms()).isEqualTo(80);
    }

    @Test
    void aDocumentDoesNotGrowWithItsBatchesAndExpires() {
        for (int i = 0; i < 300; i++) {
            await(usage.add(new UsageBatch(i % UsageBatch.SLOTS, "n/" + i, List.of(sms(1)))));
        }
        var document = await(store.database().byId(Collections.TENANT_USAGE, sms(0).id()))
                .orElseThrow();
        assertThat(document.getJsonObject("marks").size()).isEqualTo(UsageBatch.SLOTS);
        assertThat(document.getValue("expires")).isNotNull();
        assertThat(await(store.database().count(Collections.TENANT_USAGE, Database.id(sms(0).id()))))
                .isEqualTo(1);
    }
}
