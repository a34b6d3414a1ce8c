package io.lifafa.tenants.key;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.TenantName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key as it is stored. Nobody can make the key from it.
 *
 * @param id 12 digits in base 62, unique among all tenants
 * @param secret what is kept of the secret
 * @param tenant whose things it opens
 * @param permissions at least one
 * @param label what its owner calls it: at most 100 characters, none of them a control character; may be empty
 * @param created when it was made
 * @param expires from then on it is refused; empty: never
 * @param revoked when it was revoked
 * @param replacedBy the id of the key that took its place; until {@code expires} both work
 */
public record ApiKey(
        String id,
        SecretHash secret,
        String tenant,
        Set<Permission> permissions,
        String label,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Optional<String> replacedBy) {
    private static final int LONGEST_LABEL = 100;

    /** @throws IllegalArgumentException names the component that is wrong, and what is allowed */
    public ApiKey {
        require(PresentedKey.isId(id), "id: must be 12 letters or digits");
        TenantName.check(tenant);
        permissions = Set.copyOf(permissions);
        require(!permissions.isEmpty(), "permissions: at least one is needed");
        require(
                label.length() <= LONGEST_LABEL && label.chars().noneMatch(Character::isISOControl),
                "label: at most 100 characters are allowed, and no control characters");
    }

    /** Why it is refused at that moment, if it is. A revoked key stays revoked when it would have expired since. */
    public Optional<RefusalReason> refusal(Instant now) {
        if (revoked.isPresent()) {
            return Optional.of(RefusalReason.REVOKED);
        }
        return expires.filter(it -> !now.isBefore(it)).map(it -> RefusalReason.EXPIRED);
    }

    /** Whoever presents it. */
    public Caller caller() {
        return new Caller(tenant, permissions, Caller.Kind.KEY, id);
    }

    /** The same key, revoked; the first time counts. */
    public ApiKey revokedAt(Instant moment) {
        return new ApiKey(
                id,
                secret,
                tenant,
                permissions,
                label,
                created,
                expires,
                revoked.or(() -> Optional.of(moment)),
                replacedBy);
    }

    /**
     * The same key, which another one replaces.
     *
     * @param until how long both work; a key that expires before stays as it is
     */
    public ApiKey replacedBy(String successor, Instant until) {
        var end = expires.filter(it -> it.isBefore(until)).orElse(until);
        return new ApiKey(
                id, secret, tenant, permissions, label, created, Optional.of(end), revoked, Optional.of(successor));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
