package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.settings.OnQuota;
import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.Quotas;
import io.lifafa.tenants.settings.TemplateSharing;
import io.lifafa.tenants.settings.TenantSettings;
import io.lifafa.tenants.settings.TenantStore;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a {@link TenantStore} promises. */
@Timeout(60)
class TenantStoreContractTest {
    private static final TenantSettings BLUE = new TenantSettings(
            "blue.team-1",
            3,
            new Quotas(Map.of(QuotaName.SMS_PER_DAY, 1_000_000L, QuotaName.API_TOKENS_PER_MONTH, 5_000_000_000L)),
            OnQuota.RULES,
            new TemplateSharing(true, false),
            true);

    private static TestStore store;
    private static TenantStore tenants;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        tenants = store.tenants();
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
    void whatWasPutIsReadBackExactly() {
        await(tenants.put(BLUE));
        await(tenants.put(TenantSettings.of("amber")));

        assertThat(await(tenants.find("blue.team-1"))).contains(BLUE);
        assertThat(await(tenants.find("green"))).isEmpty();
        assertThat(await(tenants.list())).containsExactly(TenantSettings.of("amber"), BLUE);
    }

    @Test
    void theLastWriterReplacesAll() {
        await(tenants.put(BLUE));
        await(tenants.put(TenantSettings.of("blue.team-1")));
        assertThat(await(tenants.list())).containsExactly(TenantSettings.of("blue.team-1"));
    }

    @Test
    void everyWriteChangesTheVersion() {
        long before = await(tenants.version());
        await(tenants.put(BLUE));
        long once = await(tenants.version());
        await(tenants.put(BLUE));
        assertThat(once).isNotEqualTo(before);
        assertThat(await(tenants.version())).isNotEqualTo(once).isNotEqualTo(before);
    }
}
