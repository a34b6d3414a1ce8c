package io.lifafa.ingest;

import io.lifafa.sms.identity.Tenant;
import io.vertx.core.Future;
import java.util.List;

/** Tells whose SMS a message of the event bus brings. Thread rule: any. */
public interface IngestAccess {
    /** The delivery header that names the key or token, as in HTTP: {@code Bearer KEY}. */
    String HEADER = "authorization";

    /**
     * The sender's tenant, if he may send SMS.
     *
     * @param authorizations values of {@link #HEADER}, in their order
     * @return fails with an {@link io.lifafa.tenants.AccessRefusal}
     */
    Future<Tenant> tenantOf(List<String> authorizations);
}
