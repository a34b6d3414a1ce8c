package io.lifafa.store;

import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/**
 * The answers given to requests with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>Every Future fails with a {@code ServiceException}, code 503, if the database cannot be reached. Thread rule: any.
 */
@ProxyGen
public interface IdempotencyKeys {
    /** Registers the key as in flight, or says what is known of it. */
    Future<IdempotencyEntry> begin(String key);

    /** Keeps the answer for later requests with the same key. */
    Future<Void> finish(String key, String fingerprint, int statusCode, String body);

    /** Forgets the key: the request was refused, nothing was taken. */
    Future<Void> abandon(String key);
}
