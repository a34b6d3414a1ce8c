package io.lifafa.store.stage;

import io.lifafa.fairness.TenantWeights;
import java.time.Duration;

/**
 * What the store's stage needs to know.
 *
 * @param lease how long a claimed chunk belongs to its worker unless renewed
 * @param idempotencyRetention how long the answer to an idempotency key is kept
 * @param weights the tenants' shares of the claims
 */
public record StoreOptions(Duration lease, Duration idempotencyRetention, TenantWeights weights) {
    /** All tenants are alike. */
    public StoreOptions(Duration lease, Duration idempotencyRetention) {
        this(lease, idempotencyRetention, TenantWeights.EQUAL);
    }
}
