package io.lifafa.api.dispatch;

import io.lifafa.fairness.TenantWeights;
import io.lifafa.tenants.quota.ApiAdmission;
import java.time.Duration;

/**
 * How calls are put together.
 *
 * @param minBatch fewest SMS worth a call while more are on the way
 * @param maxBatch most SMS of a call
 * @param firstRetry the longest wait before a failed call is repeated for the first time
 * @param weights the tenants' shares of the calls
 * @param quotas whether the API may be asked for a tenant, and who hears of its calls
 * @param mixTenants whether a call that one tenant does not fill is filled up with SMS of others
 */
public record DispatchOptions(
        int minBatch,
        int maxBatch,
        Duration firstRetry,
        TenantWeights weights,
        ApiAdmission quotas,
        boolean mixTenants) {
    /** All tenants are alike, have no quotas, and none shares a call with another. */
    public DispatchOptions(int minBatch, int maxBatch, Duration firstRetry) {
        this(minBatch, maxBatch, firstRetry, TenantWeights.EQUAL, ApiAdmission.ALL, false);
    }
}
