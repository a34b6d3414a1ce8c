package io.lifafa.bench.tenants;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.store.TestStore;
import io.lifafa.store.mongo.MongoUsageStore;
import io.lifafa.tenants.quota.TenantQuotas;
import io.lifafa.tenants.quota.UsageSync;
import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.Quotas;
import io.lifafa.tenants.settings.TenantSettings;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Prints the processor time that tenants' quotas take: of a request, of a chunk, and of adding up what tenants used in an embedded
 * store. Not a test.
 */
public final class QuotaBenchmark {
    private static final int TENANTS = 100;
    private static final int COUNT = 300_000;
    private static final int ROUNDS = 5;
    private static final int SYNCS = 100;

    private static final Quotas ALL = new Quotas(Map.of(
            QuotaName.REQUESTS_PER_SECOND, Quotas.MOST,
            QuotaName.SMS_PER_DAY, Quotas.MOST,
            QuotaName.API_TOKENS_PER_DAY, Quotas.MOST,
            QuotaName.API_TOKENS_PER_MONTH, Quotas.MOST));

    private QuotaBenchmark() {}

    public static void main(String[] args) {
        var names = IntStream.range(0, TENANTS).mapToObj(i -> "tenant-" + i).toList();
        var free = quotas(Quotas.NONE);
        var bound = quotas(ALL);
        print("request of a tenant without quotas", i -> request(free, names.get(i % TENANTS)));
        print("request of a tenant with four quotas, headers included", i -> request(bound, names.get(i % TENANTS)));
        print("API call and chunk of a tenant without quotas", i -> chunk(free, names.get(i % TENANTS)));
        print("API call and chunk of a tenant with four quotas", i -> chunk(bound, names.get(i % TENANTS)));
        var store = TestStore.open();
        var vertx = Vertx.vertx();
        try {
            sync(vertx, new MongoUsageStore(store.database()), TENANTS);
            sync(vertx, new MongoUsageStore(store.database()), 10 * TENANTS);
        } finally {
            await(vertx.close());
            store.close();
        }
    }

    private static TenantQuotas quotas(Quotas quotas) {
        var settings = TenantSettings.of("any").withQuotas(quotas);
        return new TenantQuotas(tenant -> settings, Clock.systemUTC(), System::nanoTime, refused -> {});
    }

    private static void request(TenantQuotas quotas, String tenant) {
        quotas.request(tenant);
        quotas.rateLimit(tenant).ifPresent(it -> consume(it.policy() + it.state()));
        quotas.requireSms(tenant);
        quotas.takeSms(tenant, 1);
        quotas.rateLimit(tenant).ifPresent(it -> consume(it.policy() + it.state()));
    }

    private static void chunk(TenantQuotas quotas, String tenant) {
        quotas.usedUp(tenant).ifPresent(it -> consume(it.toString()));
        quotas.called(tenant, 1_000);
        quotas.templateHits(tenant, 400);
    }

    private static void consume(String text) {
        if (text.isEmpty()) {
            throw new IllegalStateException();
        }
    }

    /** Of the whole process: both ends and the embedded store. */
    private static void sync(Vertx vertx, MongoUsageStore store, int tenants) {
        var quotas = quotas(ALL);
        var sync = new UsageSync(vertx, quotas, store, "process", () -> 1, Clock.systemUTC());
        for (int round = 0; round <= ROUNDS; round++) {
            long cpu = processCpu();
            long start = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                IntStream.range(0, tenants).forEach(it -> quotas.takeSms("tenant-" + it, 1));
                await(sync.sync());
            }
            if (round > 0) {
                System.out.printf(
                        "sync of %d busy tenants with quotas: %.1f ms, %.1f ms of CPU%n",
                        tenants, (System.nanoTime() - start) / 1e6 / SYNCS, (processCpu() - cpu) / 1e6 / SYNCS);
            }
        }
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** The first round only warms up. */
    private static void print(String what, IntConsumer work) {
        var cpu = ManagementFactory.getThreadMXBean();
        for (int round = 0; round <= ROUNDS; round++) {
            long start = cpu.getCurrentThreadCpuTime();
            for (int i = 0; i < COUNT; i++) {
                work.accept(i);
            }
            if (round > 0) {
                System.out.printf("%s: %.2f us%n", what, (cpu.getCurrentThreadCpuTime() - start) / 1e3 / COUNT);
            }
        }
    }
}
