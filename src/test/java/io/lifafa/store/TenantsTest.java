package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.WorkItem;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.archive.JobRunner;
import io.lifafa.store.database.Collections;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two tenants on one database: what goes back to work stays its tenant's. */
@Timeout(60)
class TenantsTest {
    private TestStore store;
    private Work work;

    @BeforeEach
    void open() {
        store = TestStore.open();
        work = new Work(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** In turns, so that neighbours by id are of different tenants. */
    private void done(Function<WorkItem, Outcome> verdict) {
        done(verdict, BIRCH, CEDAR);
    }

    private void done(Function<WorkItem, Outcome> verdict, Tenant... tenants) {
        for (var tenant : tenants) {
            var ids = all(tenant).stream()
                    .map(it -> WorkItem.fresh(Sample.sms(it)))
                    .toList();
            var batch = tenant.batch("b");
            await(store.journal().append(new Chunk(ChunkId.of(batch, 0), tenant.name(), batch, false, ids)));
        }
        work.closeAll(verdict);
    }

    /** Works the open chunks off; which SMS came in the chunks of which tenant. */
    private Map<String, List<String>> workOff() {
        var seen = new TreeMap<String, List<String>>();
        for (var claims = work.claim(); !claims.isEmpty(); claims = work.claim()) {
            var chunk = claims.get(0).chunk();
            var ids = chunk.items().stream().map(it -> it.sms().id()).toList();
            assertThat(seen.put(chunk.tenant(), ids))
                    .as("one chunk a tenant is enough")
                    .isNull();
            work.close(claims.get(0), Sample::processed);
        }
        return seen;
    }

    private void everyRowIsItsTenants() {
        for (var collection : List.of(Collections.SMS, Collections.TRANSACTIONS)) {
            assertThat(store.documents(collection)).as(collection).isNotEmpty().allSatisfy(it -> assertThat(
                            Tenant.of(it.getString("tenant"), TestStore.TENANT).owns(it.getString("_id")))
                    .isTrue());
        }
        assertThat(store.check().violations()).isEmpty();
    }

    private static final Tenant BIRCH = Tenant.of("birch", "acme");
    private static final Tenant CEDAR = Tenant.of("cedar", "acme");
    private static final Tenant ACME = Tenant.home("acme");

    private static List<String> all(Tenant tenant) {
        return Stream.of("s0", "s1", "s2").map(tenant::stored).toList();
    }

    @Test
    void aReplayTakesTheDeadLettersOfItsTenantAlone() {
        done(Sample::dead);
        assertThat(await(store.archive().deadLetters(CEDAR, "", 5)))
                .extracting(DeadLetter::tenant)
                .containsExactly("cedar", "cedar", "cedar");

        assertThat(await(store.archive().replay(CEDAR, List.of())).count()).isEqualTo(3);

        assertThat(workOff()).isEqualTo(Map.of("cedar", all(CEDAR)));
        assertThat(await(store.archive().deadLetters(BIRCH, "", 5))).hasSize(3);
        everyRowIsItsTenants();
    }

    /** It names no tenant, for there was but one. */
    @Test
    void aReplayThatVersion01LeftOpenTakesTheLettersOfTheInstallationsOwnTenantAlone() {
        done(Sample::dead, BIRCH, ACME);
        var position = new JsonObject()
                .put("taken", false)
                .put("after", "")
                .put("sequence", 0)
                .put("plan", new JsonArray())
                .put("next", "")
                .put("count", 0);
        var job = new JsonObject()
                .put("_id", "replay")
                .put("batch_id", "old")
                .put("task", new JsonObject().put("all", true))
                .put("state", "open")
                .put("epoch", 1L)
                .put("due", new JsonObject().put("$date", "2025-01-01T00:00:00Z"))
                .put("position", position);
        await(store.database().insertMissing(Collections.JOBS, job));

        var jobs = store.jobs(store.database(), () -> "new");
        await(new JobRunner(store.database(), store.clock(), jobs).resume());

        assertThat(workOff()).isEqualTo(Map.of("acme", all(ACME)));
        assertThat(await(store.archive().deadLetters(BIRCH, "", 5))).hasSize(3);
    }

    @Test
    void anotherTenantsDeadLettersCannotBeNamed() {
        done(Sample::dead);

        assertThat(await(store.archive().replay(CEDAR, all(BIRCH))).count()).isZero();

        assertThat(workOff()).isEmpty();
    }

    @Test
    void whatAWrongTemplateWroteIsWorkedOnAgainInChunksOfItsOwnTenants() {
        done(item -> Work.byTemplate(item, "t1", 2));

        assertThat(await(store.archive().rework("t1", 2)).count()).isEqualTo(6);

        assertThat(workOff()).isEqualTo(Map.of("birch", all(BIRCH), "cedar", all(CEDAR)));
        everyRowIsItsTenants();
    }
}
