package io.lifafa.web;

import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Routes;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.TenantName;
import io.lifafa.tenants.quota.UsageReport;
import io.lifafa.tenants.quota.UsageSync;
import io.lifafa.tenants.settings.TenantSettings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.function.Function;

/** What a tenant has used today and this month, and its quotas. An admin of the installation's own tenant may ask for any. */
public final class UsageRoutes implements Routes {
    private final UsageSync usage;
    private final Function<String, TenantSettings> settings;
    private final Clock clock;

    /** @param settings of a tenant, from memory */
    public UsageRoutes(UsageSync usage, Function<String, TenantSettings> settings, Clock clock) {
        this.usage = usage;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guard(router.get("/api/v1/usage"), Permission.READ)
                .handler(KnownParameters.only("tenant"))
                .handler(context -> ReadRoutes.answer(context, it -> report(named(it, gate.tenant(it)))));
    }

    private static String named(RoutingContext context, Tenant caller) {
        var named = context.queryParams().get("tenant");
        if (named == null || named.equals(caller.name())) {
            return caller.name();
        }
        if (!caller.home() || !Gate.caller(context).may(Permission.ADMIN)) {
            throw new BadQuery("tenant: your key is for " + caller.name() + " or is no admin's; leave it out");
        }
        if (!TenantName.isValid(named)) {
            throw new BadQuery("tenant: is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'");
        }
        return named;
    }

    private Future<JsonObject> report(String tenant) {
        return usage.usage(tenant).map(used -> new UsageReport(settings.apply(tenant), used, clock.instant()).toJson());
    }
}
