package io.lifafa.cli.key;

import io.lifafa.cli.base.Await;
import io.lifafa.store.database.Database;
import io.lifafa.store.mongo.MongoKeyStore;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.GeneratedKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The keys of the configured store, for a command. Whoever may open the store may manage every tenant's. Blocks. */
final class StoredKeys {
    private final MongoKeyStore keys;
    private final String home;

    /** @param home the installation's own tenant */
    StoredKeys(Database database, String home) {
        this.keys = new MongoKeyStore(database);
        this.home = home;
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
}
