package io.lifafa.tenants.settings;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a node follows settings. */
@Timeout(60)
class KnownTenantsTest {
    private final Vertx vertx = Vertx.vertx();
    private final TenantsInMemory store = new TenantsInMemory();
    private final AtomicInteger changes = new AtomicInteger();
    private final KnownTenants known = new KnownTenants(vertx, store, changes::incrementAndGet);

    @BeforeEach
    void open() {
        await(store.put(TenantSettings.of("blue").withWeight(3)));
        await(known.start());
    }

    @AfterEach
    void close() {
        await(known.stop());
        await(vertx.close());
    }

    private int weight() {
        return known.of("blue").weight();
    }

    @Test
    void whatIsStoredIsKnownAfterTheStartAndTheRestHasDefaults() {
        assertThat(weight()).isEqualTo(3);
        assertThat(known.of("green")).isEqualTo(TenantSettings.of("green"));
    }

    @Test
    void aChangeIsFollowedWithoutANotice() {
        await(store.put(TenantSettings.of("blue").withWeight(7)));
        until("known", () -> weight() == 7);
        assertThat(changes).hasValue(2);
    }

    @Test
    void documentsAreReadOnlyWhenTheirVersionHasChanged() {
        int polls = store.polls.get();
        until("known", () -> store.polls.get() >= polls + 2);
        assertThat(store.lists).hasValue(1);
    }

    @Test
    void whileTheStoreIsAwayTheLastKnownStayInForce() {
        store.away(true);
        int polls = store.polls.get();
        until("known", () -> store.polls.get() >= polls + 2);
        assertThat(weight()).isEqualTo(3);

        store.put(TenantSettings.of("blue").withWeight(9));
        store.away(false);
        until("known", () -> weight() == 9);
    }

    @Test
    void aNodeStartsWhileTheStoreIsAway() {
        store.away(true);
        var late = new KnownTenants(vertx, store, () -> {});
        await(late.start());
        assertThat(late.of("blue").weight()).isEqualTo(1);
        store.away(false);
        until("known", () -> late.of("blue").weight() == 3);
        await(late.stop());
    }
}
