package io.lifafa.tenants.key;

import io.lifafa.tenants.Permission;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A new key: what to show, once, and what to store.
 *
 * @param presented a secret
 */
public record GeneratedKey(PresentedKey presented, ApiKey stored) {

    /**
     * Makes a key.
     *
     * @param random seeded by the operating system
     * @param expires empty: never
     * @throws IllegalArgumentException as {@link ApiKey} does, or if it would have expired already
     */
    public static GeneratedKey generate(
            SecureRandom random,
            String tenant,
            Set<Permission> permissions,
            String label,
            Instant now,
            Optional<Instant> expires) {
        if (expires.isPresent() && !expires.get().isAfter(now)) {
            throw new IllegalArgumentException("expires: must be later than now");
        }
        var presented = PresentedKey.random(random);
        return new GeneratedKey(
                presented,
                new ApiKey(
                        presented.id(),
                        SecretHash.of(presented.secret()),
                        tenant,
                        permissions,
                        label,
                        now,
                        expires,
                        Optional.empty(),
                        Optional.empty()));
    }

    /**
     * Makes a key to take another's place: same tenant, permissions and label, and as long a life from now on.
     *
     * @throws IllegalArgumentException if one was made already: what is left of the old key's life says nothing of how long it was
     */
    public static GeneratedKey successor(SecureRandom random, ApiKey old, Instant now) {
        old.replacedBy().ifPresent(it -> {
            throw new IllegalArgumentException("key " + old.id() + " was replaced by " + it + "; rotate that one");
        });
        var expires = old.expires().map(end -> now.plus(Duration.between(old.created(), end)));
        return generate(random, old.tenant(), old.permissions(), old.label(), now, expires);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GeneratedKey[" + stored.id() + "]";
    }
}
