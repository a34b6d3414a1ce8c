package io.lifafa.store;

import io.vertx.core.Future;

/**
 * The answers given to requests with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>A key is held by one request at a time, which names itself by a word of its own, the holder, and has to say within
 * ten seconds that it is still there. The batch id goes with the key, whoever holds it. All calls are safe to repeat.
 *
 * <p>Every Future fails with a {@code ServiceException}, code 503, if the database cannot be reached. Thread rule: any.
 */
public interface IdempotencyKeys {
    /**
     * Registers the key as in flight, or says what is known of it.
     *
     * @param holder the request; a key that it holds already is new to it once more
     */
    Future<IdempotencyEntry> begin(String key, String holder);

    /** The holder is still there. Does nothing if the key is not its any more. */
    Future<Void> renew(String key, String holder);

    /** Keeps the answer for later requests with the same key, unless the key has passed to another holder. */
    Future<Void> finish(String key, String holder, String fingerprint, int statusCode, String body);

    /** Frees the key: the holder's request was refused or failed. The next one has the same batch id. */
    Future<Void> abandon(String key, String holder);
}
