package io.lifafa.cli.key;

import io.lifafa.cli.base.Await;
import io.lifafa.config.LifafaConfig;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.database.StoreIdentity;
import io.lifafa.store.mongo.MongoKeyStore;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.GeneratedKey;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The keys of the configured store, for a command. Whoever may open the store may manage every tenant's. Blocks. */
final class StoredKeys {
    private final Vertx vertx;
    private final StoreAccess store;
    private final MongoKeyStore keys;
    private final String home;

    private StoredKeys(Vertx vertx, StoreAccess store, String home) {
        this.vertx = vertx;
        this.store = store;
        this.keys = new MongoKeyStore(store.database());
        this.home = home;
    }

    /**
     * Opens the store, or asks the process that holds it.
     *
     * @throws IllegalStateException if something is to be changed in a store that was begun for another tenant than is configured: a
     *     key for it would not be one for the whole installation
     */
    static StoredKeys open(LifafaConfig config, boolean changes) throws Exception {
        var vertx = Vertx.vertx();
        StoredKeys keys;
        try {
            var access = changes
                    ? StoreAccess.require(vertx, config.store())
                    : StoreAccess.requireToRead(vertx, config.store());
            keys = new StoredKeys(vertx, Await.on(access), config.tenant());
        } catch (Exception failure) {
            Await.on(vertx.close());
            throw failure;
        }
        return changes ? keys.ofItsTenant() : keys;
    }

    private StoredKeys ofItsTenant() throws Exception {
        try {
            Await.on(StoreIdentity.requireHome(store.database(), home));
            return this;
        } catch (Exception failure) {
            close();
            throw failure;
        }
    }

    /** The installation's own tenant. */
    String home() {
        return home;
    }

    void insert(ApiKey key) throws Exception {
        Await.on(keys.insert(key));
    }

    List<ApiKey> list(String tenant) throws Exception {
        return Await.on(keys.list(tenant));
    }

    /** @throws IllegalArgumentException if there is no such key */
    void revoke(String id, Instant when) throws Exception {
        Await.on(keys.revoke(find(id).tenant(), id, when));
    }

    /** @throws IllegalArgumentException if there is no such key, or it is revoked */
    GeneratedKey rotate(String id, Instant now, Instant until) throws Exception {
        var old = find(id);
        var successor = GeneratedKey.successor(new SecureRandom(), old, now);
        if (!Await.on(keys.rotate(old.tenant(), id, successor.stored(), until))) {
            throw new IllegalArgumentException("key " + id + " is revoked; make a new one with lifafa key create");
        }
        return successor;
    }

    private ApiKey find(String id) throws Exception {
        return Await.on(keys.find(Set.of(id))).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no key with this id; see lifafa key list --tenant NAME"));
    }

    /** Closes the store; once. */
    void close() throws Exception {
        try {
            Await.on(store.close(vertx));
        } finally {
            Await.on(vertx.close());
        }
    }
}
