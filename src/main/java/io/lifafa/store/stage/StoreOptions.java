package io.lifafa.store.stage;

import io.lifafa.fairness.TenantWeights;
import java.time.Duration;

/**
 * What the store's stage needs to know.
 *
 * @param lease how long a claimed chunk belongs to its worker unless renewed
 * @param idempotencyRetention how long the answer to an idempotency key is kept
 * @param home the name of the installation's own tenant
 * @param weights the tenants' shares of the claims
 */
public record StoreOptions(Duration lease, Duration idempotencyRetention, String home, TenantWeights weights) {
    /** All tenants are alike. */
    public StoreOptions(Duration lease, Duration idempotencyRetention, String home) {
        this(lease, idempotencyRetention, home, TenantWeights.EQUAL);
    }
}
