package io.lifafa.cli.tenant;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.base.OnStore;
import io.lifafa.config.LifafaConfig;
import io.lifafa.store.database.Database;
import io.lifafa.store.mongo.MongoTenantStore;
import io.lifafa.store.mongo.MongoUsageStore;
import io.lifafa.tenants.TenantName;
import io.lifafa.tenants.quota.UsageCounts;
import io.lifafa.tenants.quota.UsageDelta;
import io.lifafa.tenants.quota.UsagePeriod;
import io.lifafa.tenants.quota.UsageReport;
import io.lifafa.tenants.settings.TenantSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lifafa usage}: what a tenant has used, as {@code GET /api/v1/usage} says it. Nodes add theirs twice a second. */
@Command(
        name = "usage",
        description = "Shows what a tenant has used today and this month, and its quotas.",
        mixinStandardHelpOptions = true)
public final class UsageCommand extends OnStore {
    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose use. Default: the configured tenant.")
    private String tenant;

    @Override
    protected boolean changes() {
        return false;
    }

    @Override
    protected int work(Database database, LifafaConfig config) throws Exception {
        var name = tenant == null ? config.tenant() : TenantName.check(tenant);
        var settings = Await.on(new MongoTenantStore(database).find(name)).orElseGet(() -> TenantSettings.of(name));
        var now = Instant.now();
        var ids = Arrays.stream(UsagePeriod.values())
                .collect(Collectors.toMap(it -> it, it -> UsageDelta.id(name, it.key(now))));
        var totals = Await.on(
                new MongoUsageStore(database).read(ids.values().stream().collect(Collectors.toSet())));
        var used = new EnumMap<UsagePeriod, UsageCounts>(UsagePeriod.class);
        ids.forEach((period, id) -> used.put(period, totals.getOrDefault(id, UsageCounts.NOTHING)));
        System.out.println(new UsageReport(settings, used, now).toJson().encodePrettily());
        return ExitCode.OK;
    }
}
