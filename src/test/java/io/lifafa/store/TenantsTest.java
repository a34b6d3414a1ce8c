package io.lifafa.store;

import static io.lifafa.store.TestStore.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.database.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        for (var tenant : List.of("birch", "cedar")) {
            var ids = IntStream.range(0, 6)
                    .filter(i -> i % 2 == (tenant.equals("birch") ? 0 : 1))
                    .mapToObj(i -> WorkItem.fresh(Sample.sms("s" + i)))
                    .toList();
            await(store.journal().append(new Chunk(ChunkId.of(tenant, 0), tenant, tenant, false, ids)));
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
            assertThat(store.documents(collection))
                    .as(collection)
                    .extracting(it -> it.getString("tenant"))
                    .containsExactly("birch", "cedar", "birch", "cedar", "birch", "cedar");
        }
        assertThat(store.check().violations()).isEmpty();
    }

    private static final Map<String, List<String>> APART =
            Map.of("birch", List.of("s0", "s2", "s4"), "cedar", List.of("s1", "s3", "s5"));

    @Test
    void deadLettersAreReplayedInChunksOfTheirOwnTenants() {
        done(Sample::dead);
        assertThat(await(store.archive().deadLetters("", 2)))
                .extracting(DeadLetter::tenant)
                .containsExactly("birch", "cedar");

        assertThat(await(store.archive().replay(List.of())).count()).isEqualTo(6);

        assertThat(workOff()).isEqualTo(APART);
        everyRowIsItsTenants();
    }

    @Test
    void namedOnesToo() {
        done(Sample::dead);

        assertThat(await(store.archive().replay(List.of("s5", "s4", "s3"))).count())
                .isEqualTo(3);

        assertThat(workOff().keySet()).containsExactly("birch", "cedar");
    }

    @Test
    void whatAWrongTemplateWroteIsWorkedOnAgainInChunksOfItsOwnTenants() {
        done(item -> Work.byTemplate(item, "t1", 2));

        assertThat(await(store.archive().rework("t1", 2)).count()).isEqualTo(6);

        assertThat(workOff()).isEqualTo(APART);
        everyRowIsItsTenants();
    }
}
