package io.lifafa.fairness;

/**
 * The weight of each tenant: while two tenants wait, their shares of claims and API calls are in proportion to their weights.
 * Asked for each claim and each call, so it must answer from memory. Thread rule: any.
 */
@FunctionalInterface
public interface TenantWeights {
    /** All tenants alike. */
    TenantWeights EQUAL = tenant -> 1;

    /** At least 1; a smaller one counts as 1. A tenant without a weight of its own has 1. */
    int of(String tenant);
}
