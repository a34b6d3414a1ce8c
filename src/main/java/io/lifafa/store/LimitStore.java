package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * One small document per extraction API: what the nodes that ask it know together of its limits. Changed by
 * compare-and-set alone.
 *
 * <p>Every Future fails with a {@code ServiceException}, code 503, if the database cannot be reached; a replacement may then
 * have taken place or not. Thread rule: any.
 */
public interface LimitStore {
    /** {@code {"revision", "limits"}} as last replaced; an empty object if there is none. */
    Future<JsonObject> read(String id);

    /**
     * Replaces the limits, which count as the next revision.
     *
     * @param revision of what they replace; 0 if there is none
     * @return false if what is stored is of another revision; it is then left as it is
     */
    Future<Boolean> replace(String id, long revision, JsonObject limits);
}
