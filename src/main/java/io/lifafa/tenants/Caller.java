package io.lifafa.tenants;

import java.util.Set;

/**
 * Who makes a request.
 *
 * @param tenant the one tenant whose things he may touch
 * @param permissions what he may do there; those of a token may be none at all
 * @param kind how he proved who he is
 * @param id the key's id or the token's subject: fit for logs and records, no secret
 */
public record Caller(String tenant, Set<Permission> permissions, Kind kind, String id) {
    /** How a caller proved who he is. */
    public enum Kind {
        KEY,
        TOKEN,
        /** Not at all: the node asks nobody who he is. */
        NOBODY
    }

    /** @throws IllegalArgumentException if the tenant is not a name */
    public Caller {
        TenantName.check(tenant);
        permissions = Set.copyOf(permissions);
    }

    /** Whether he may do it, because he was given this permission or {@link Permission#ADMIN}. */
    public boolean may(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.ADMIN);
    }
}
