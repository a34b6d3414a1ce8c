package io.lifafa.tenants.settings;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Where tenants' settings are kept, for all nodes. The Futures fail if the store cannot be reached; a write may then have taken place or
 * not, and is safe to repeat. A write succeeds only when {@link #version} has changed as well, after the document.
 *
 * <p>Reads see every write that has succeeded (primary, majority). Thread rule: any.
 */
public interface TenantStore {
    /** So many tenants have settings of their own at most: every node keeps them all in memory. */
    int MOST = 10_000;

    /** All settings, by name. */
    Future<List<TenantSettings>> list();

    /** What was stored for a tenant. */
    Future<Optional<TenantSettings>> find(String name);

    /** Stores settings in place of what there was. Fails if the tenant is new and there are {@link #MOST} already. */
    Future<Void> put(TenantSettings settings);

    /** A number that is another after each write; read twice a second by every node. */
    Future<Long> version();
}
