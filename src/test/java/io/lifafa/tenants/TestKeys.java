package io.lifafa.tenants;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.node.Node;
import io.lifafa.tenants.key.GeneratedKey;
import io.lifafa.tenants.key.KnownKeys;
import io.lifafa.tenants.key.PresentedKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Keys in the store of a running node. */
public final class TestKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestKeys() {}

    /** A key that works. */
    public static GeneratedKey insert(Node node, String tenant, Set<Permission> permissions, String label) {
        return inserted(
                node, GeneratedKey.generate(RANDOM, tenant, permissions, label, Instant.now(), Optional.empty()));
    }

    /** A key that works, for a role or several, separated by commas. */
    public static String insert(Node node, String tenant, String roles) {
        return insert(node, tenant, Permission.parse(roles), "").presented().text();
    }

    /** A key that expired an hour ago. */
    public static String expired(Node node, String tenant) {
        var made = Instant.now().minus(Duration.ofDays(1));
        var end = made.plus(Duration.ofHours(23));
        var key = GeneratedKey.generate(RANDOM, tenant, Set.of(Permission.ADMIN), "", made, Optional.of(end));
        return inserted(node, key).presented().text();
    }

    public static String revoked(Node node, String tenant) {
        var key = insert(node, tenant, Set.of(Permission.ADMIN), "");
        await(node.services().keys().revoke(tenant, key.stored().id(), Instant.now()));
        KnownKeys.announce(node.vertx().eventBus(), key.stored().id());
        return key.presented().text();
    }

    /** A key that nobody was given. */
    public static String unknown() {
        return GeneratedKey.generate(RANDOM, "nobody", Set.of(Permission.ADMIN), "", Instant.now(), Optional.empty())
                .presented()
                .text();
    }

    /** The key's id with a secret that is not its own. */
    public static String withAnotherSecret(String key) {
        var real = PresentedKey.parse(key).orElseThrow();
        var other = PresentedKey.parse(unknown()).orElseThrow();
        return new PresentedKey(real.id(), other.secret()).text();
    }

    private static GeneratedKey inserted(Node node, GeneratedKey key) {
        await(node.services().keys().insert(key.stored()));
        KnownKeys.announce(node.vertx().eventBus(), key.stored().id());
        return key;
    }
}
