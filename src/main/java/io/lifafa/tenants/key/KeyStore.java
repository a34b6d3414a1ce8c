package io.lifafa.tenants.key;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Where keys are kept, for all nodes. The Futures fail if the store cannot be reached; a write may then have taken place or not.
 *
 * <p>A write succeeds only when {@link #version} has changed as well, and changes it after the key: nodes then read the key anew,
 * and a key that was read before is not kept. Whoever sees a write fail repeats it; revoking twice is the same as once.
 *
 * <p>Reads see every write that has succeeded (primary, majority). Thread rule: any.
 */
public interface KeyStore {
    /** Those of the keys that exist, in any order. At most {@value KnownKeys#BATCH} ids. */
    Future<List<ApiKey>> find(Set<String> ids);

    /** The keys of a tenant, revoked and expired ones too. */
    Future<List<ApiKey>> list(String tenant);

    /** Adds a key. Fails if there is one of its id. */
    Future<Void> insert(ApiKey key);

    /**
     * Revokes a key.
     *
     * @return false if this tenant has none of this id
     */
    Future<Boolean> revoke(String tenant, String id, Instant when);

    /**
     * Adds a key in another's place. The successor is written first: no owner is left without a key that works.
     *
     * @param until from then on the old key is refused, see {@link ApiKey#replacedBy(String, Instant)}
     * @return false if this tenant has no key of the old id, or it is revoked; nothing is written then
     */
    Future<Boolean> rotate(String tenant, String id, ApiKey successor, Instant until);

    /** A number that is another after each write. One small document, read twice a second by every node. */
    Future<Long> version();
}
