package io.lifafa.store.journal;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.fairness.TenantWeights;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Claim;
import io.lifafa.store.Journal;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tenants take turns at the claim, and one alone pays nothing for it. */
@Timeout(60)
class FairClaimsTest {
    private static TestStore store;
    private Journal journal;

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
        journal = journal(TenantWeights.EQUAL);
    }

    private static Journal journal(TenantWeights weights) {
        return new MongoJournal(store.database(), TestStore.LEASE, store.clock(), weights);
    }

    private static void append(Journal journal, String tenant, int chunks, int sms) {
        for (int i = 0; i < chunks; i++) {
            var id = ChunkId.of(tenant, i);
            var items = IntStream.range(0, sms)
                    .mapToObj(n -> WorkItem.fresh(Sample.sms(id + "-" + n)))
                    .toList();
            await(journal.append(new Chunk(id, tenant, tenant, false, items)));
            store.clock().advance(Duration.ofMillis(1));
        }
    }

    private void append(String tenant, int chunks, int sms) {
        append(journal, tenant, chunks, sms);
    }

    private List<String> claim(int max) {
        return tenants(await(journal.claim("w", max)));
    }

    private static List<String> tenants(List<Claim> claims) {
        return claims.stream().map(it -> it.chunk().tenant()).toList();
    }

    @Test
    void aFloodOfOneTenantDoesNotHoldUpAnother() {
        append("flood", 20, 1);
        claim(1);
        append("late", 2, 1);

        assertThat(claim(4)).containsExactlyInAnyOrder("late", "flood", "late", "flood");
        assertThat(claim(100)).hasSize(17).containsOnly("flood");
    }

    @Test
    void chunksOfATenantAreClaimedOldestFirst() {
        append("ash", 5, 1);
        append("birch", 5, 1);

        var ofAsh = await(journal.claim("w", 10)).stream().map(Claim::chunk).filter(it -> it.tenant()
                .equals("ash"));

        assertThat(ofAsh.map(it -> it.id().toString())).containsExactly("ash-0", "ash-1", "ash-2", "ash-3", "ash-4");
    }

    @Test
    void whileBothHaveWorkTheirSmsAreClaimedAsTheirWeightsSay() {
        journal = journal(tenant -> tenant.equals("ash") ? 3 : 1);
        append("ash", 90, 2);
        append("birch", 60, 1);
        var sms = new HashMap<String, Integer>();
        for (int i = 0; i < 100; i++) {
            var chunk = await(journal.claim("w", 1)).get(0).chunk();
            sms.merge(chunk.tenant(), chunk.items().size(), Integer::sum);
        }

        assertThat((double) sms.get("ash") / sms.get("birch")).isBetween(2.85, 3.15);
    }

    @Test
    void whatOthersAppendIsKnownWithinHalfASecond() {
        append("flood", 30, 1);
        claim(1);
        append(journal(TenantWeights.EQUAL), "late", 1, 1);
        assertThat(await(journal.claimBeside("w", Set.of("flood")))).isEmpty();
        store.clock().advance(DueTenants.FRESH);

        assertThat(claim(2)).contains("late");
    }

    @Test
    void aTenantIsFoundBehindAnyAmountOfAnothersWork() {
        append("ash", 2 * DueTenants.PAGE + 50, 1);
        append("birch", DueTenants.PAGE, 1);
        append("cedar", 1, 1);
        journal = journal(TenantWeights.EQUAL);

        assertThat(claim(3)).containsExactlyInAnyOrder("ash", "birch", "cedar");
    }

    @Test
    void workThatIsNotDueIsNobodysTurn() {
        append("ash", 3, 1);
        append("birch", 3, 1);
        assertThat(claim(6)).hasSize(6);

        assertThat(claim(1)).isEmpty();
        assertThat(await(journal.claimBeside("w", Set.of()))).isEmpty();
    }

    @Test
    void aFullWorkerIsGivenOnlyWorkOfOthers() {
        append("ash", 3, 1);
        append("birch", 1, 1);

        assertThat(tenants(await(journal.claimBeside("w", Set.of("ash"))))).containsExactly("birch");
        assertThat(await(journal.claimBeside("w", Set.of("ash")))).isEmpty();
        assertThat(await(journal.claimBeside("w", Set.of("ash", "birch")))).isEmpty();
    }

    @Test
    void whatADeadWorkerHeldComesBeforeEverybodysTurn() {
        append("ash", 2, 1);
        claim(1);
        append("birch", 5, 1);
        store.clock().advance(TestStore.LEASE.plusSeconds(3));

        var first = await(journal.claim("w", 1)).get(0);

        assertThat(first.chunk().id()).isEqualTo(ChunkId.of("ash", 0));
        assertThat(first.isTakenOver()).isTrue();
    }

    /** The queries of one claim after another, while the clock stands still. */
    private static List<JsonObject> queries(String... tenants) {
        var asked = new ArrayList<JsonObject>();
        var target = store.client();
        var client = (MongoClient) Proxy.newProxyInstance(
                MongoClient.class.getClassLoader(), new Class<?>[] {MongoClient.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("findOneAndUpdateWithOptions")
                            || method.getName().equals("findBatchWithOptions")) {
                        asked.add((JsonObject) arguments[1]);
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        var counted = store.journal(client);
        List.of(tenants).forEach(it -> append(counted, it, 5, 1));
        await(counted.claim("w", 1));
        asked.clear();
        await(counted.claim("w", 3));
        await(counted.claimBeside("w", Set.of(tenants)));
        return asked;
    }

    @Test
    void aTenantAloneCostsOnePlainQueryAClaim() {
        assertThat(queries("ash")).hasSize(3).allSatisfy(it -> assertThat(it.fieldNames())
                .containsExactly("due"));
    }

    @Test
    void severalTenantsCostOneQueryAClaimToo() {
        assertThat(queries("ash", "birch")).hasSize(3).allSatisfy(it -> assertThat(it.fieldNames())
                .containsExactlyInAnyOrder("tenant", "due"));
    }

    @Test
    void everyQueryOfAClaimGoesByAnIndexAndIsSortedByIt() {
        append("ash", 1, 1);
        var now = new JsonObject().put("$date", store.clock().instant().toString());
        var due = new JsonObject().put("due", new JsonObject().put("$lte", now));
        var plans = Map.of(
                due,
                new JsonObject().put("due", 1),
                due.copy().put("tenant", "ash"),
                new JsonObject().put("due", 1),
                new JsonObject().put("tenant", new JsonObject().put("$gt", "a")),
                new JsonObject().put("tenant", 1).put("due", 1));
        plans.forEach((query, sort) -> {
            var find = new JsonObject()
                    .put("find", Collections.INBOX)
                    .put("filter", query)
                    .put("sort", sort);
            var plan = await(store.client().runCommand("explain", new JsonObject().put("explain", find)));
            assertThat(plan.encode()).as("%s", query).contains("IXSCAN").doesNotContain("\"SORT\"", "COLLSCAN");
        });
    }
}
