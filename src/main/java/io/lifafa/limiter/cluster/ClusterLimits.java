package io.lifafa.limiter.cluster;

import io.vertx.core.Future;

/**
 * The accounting of limits that nodes share. What it is told and what it answers is written and read by {@link LimitsMembership}.
 *
 * <p>Every Future fails with a {@code ServiceException}, code 503, if the store cannot be reached, and 409 if others changed
 * the same document again and again; the caller tries again a second later. Thread rule: any.
 */
public interface ClusterLimits {
    /**
     * A member tells what it does and wants and is told what it may do. About once a second, and at once when it was refused
     * or has learned something.
     *
     * @param api whose limits, see {@link ApiId}
     */
    Future<Answer> renew(String api, Report report);

    /** A member sends nothing more; its share is free at once. */
    Future<Void> leave(String api, String member);
}
