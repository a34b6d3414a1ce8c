package io.lifafa.api.stage;

import io.lifafa.config.ApiConfig;
import io.lifafa.config.LimiterConfig;
import io.lifafa.fairness.TenantWeights;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.tenants.quota.ApiAdmission;

/**
 * What the stage needs to know.
 *
 * @param api its part of the configuration; has an address
 * @param limiter the limiter's part
 * @param weights the tenants' shares of the calls
 * @param quotas whether the API may be asked for a tenant, and who hears of its calls
 * @param mixTenants whether one call may carry SMS of several tenants
 */
public record ApiOptions(
        ApiConfig api, LimiterConfig limiter, TenantWeights weights, ApiAdmission quotas, boolean mixTenants) {
    /** All tenants are alike, have no quotas, and none shares a call with another. */
    public ApiOptions(ApiConfig api, LimiterConfig limiter) {
        this(api, limiter, TenantWeights.EQUAL, ApiAdmission.ALL, false);
    }

    /** The bounds of what the limiter may choose. */
    LimiterOptions limiterOptions() {
        return new LimiterOptions(
                api.minBatch(),
                api.maxBatch(),
                limiter.adaptiveBatching(),
                limiter.maxInFlight(),
                limiter.minDelay(),
                limiter.maxDelay(),
                limiter.initialDelay(),
                limiter.targetResponseTime(),
                limiter.requestsPerMinute(),
                limiter.tokensPerMinute(),
                api.timeout());
    }
}
