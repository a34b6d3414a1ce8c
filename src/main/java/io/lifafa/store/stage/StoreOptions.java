package io.lifafa.store.stage;

import java.time.Duration;

/**
 * What the store's stage needs to know.
 *
 * @param lease how long a claimed chunk belongs to its worker unless renewed
 * @param idempotencyRetention how long the answer to an idempotency key is kept
 * @param home the name of the installation's own tenant
 */
public record StoreOptions(Duration lease, Duration idempotencyRetention, String home) {}
