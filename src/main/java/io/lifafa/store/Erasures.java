package io.lifafa.store;

import io.lifafa.sms.identity.Tenant;
import io.vertx.core.Future;

/**
 * Removes all that is stored of a person.
 *
 * <p>Every Future fails with a {@code ServiceException}: code 404 if there is no such erasure, 503 if the database cannot
 * be reached. Thread rule: any.
 */
public interface Erasures {
    /**
     * Has all SMS of a user removed that were accepted before, with everything made from them. The Future ends when that is
     * certain to happen, not when it has. Asked for again meanwhile, it is the same erasure.
     *
     * @param tenant whose user
     * @param askedBy who wants it: the id of a key, for the record
     */
    Future<ErasureState> erase(Tenant tenant, String userId, String askedBy);

    /** How far a tenant's erasure is; fails with 404 if the tenant has none with this id. */
    Future<ErasureState> erasure(Tenant tenant, String id);
}
