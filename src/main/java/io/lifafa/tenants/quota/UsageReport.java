package io.lifafa.tenants.quota;

import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.TenantSettings;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A tenant's use as it is shown.
 *
 * @param settings with the quotas
 * @param used in the windows that are open at {@code now}
 */
public record UsageReport(TenantSettings settings, Map<UsagePeriod, UsageCounts> used, Instant now) {
    public UsageReport {
        used = Map.copyOf(used);
    }

    /** {@code quotas} has what is bounded: used, limit, when the window turns; {@code today} and {@code this_month} all that is counted. */
    public JsonObject toJson() {
        var quotas = new JsonObject();
        settings.quotas()
                .limit(QuotaName.REQUESTS_PER_SECOND)
                .ifPresent(limit ->
                        quotas.put(QuotaName.REQUESTS_PER_SECOND.text(), new JsonObject().put("limit", limit)));
        quota(
                quotas,
                QuotaName.SMS_PER_DAY,
                UsagePeriod.DAY,
                of(UsagePeriod.DAY).sms());
        quota(
                quotas,
                QuotaName.API_TOKENS_PER_DAY,
                UsagePeriod.DAY,
                of(UsagePeriod.DAY).apiTokens());
        quota(
                quotas,
                QuotaName.API_TOKENS_PER_MONTH,
                UsagePeriod.MONTH,
                of(UsagePeriod.MONTH).apiTokens());
        return new JsonObject()
                .put("tenant", settings.name())
                .put("on_quota", settings.onQuota().text())
                .put("quotas", quotas)
                .put("today", window(UsagePeriod.DAY))
                .put("this_month", window(UsagePeriod.MONTH));
    }

    private UsageCounts of(UsagePeriod period) {
        return used.getOrDefault(period, UsageCounts.NOTHING);
    }

    private void quota(JsonObject quotas, QuotaName name, UsagePeriod period, long count) {
        settings.quotas()
                .limit(name)
                .ifPresent(limit -> quotas.put(
                        name.text(),
                        new JsonObject()
                                .put("used", count)
                                .put("limit", limit)
                                .put("resets_at", period.end(now).toString())));
    }

    private JsonObject window(UsagePeriod period) {
        var counts = of(period);
        return new JsonObject()
                .put("since", period.start(now).toString())
                .put("sms", counts.sms())
                .put("requests", counts.requests())
                .put("api_calls", counts.apiCalls())
                .put("api_tokens", counts.apiTokens())
                .put("template_hits", counts.templateHits());
    }
}
