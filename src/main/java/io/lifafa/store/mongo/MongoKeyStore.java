package io.lifafa.store.mongo;

import io.lifafa.json.Form;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.KeyDocuments;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.KeyStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * API keys in MongoDB: one document each, and one with the number of writes, which grows after each. Writes of a key only add
 * fields: a rotation at the same moment does not undo a revocation, and of two rotations both may succeed.
 */
public final class MongoKeyStore implements KeyStore {
    /** So many keys of one tenant are listed at most. */
    private static final int MOST = 1_000;

    private final Database database;
    private final DocumentVersion version;

    public MongoKeyStore(Database database) {
        this.database = database;
        this.version = new DocumentVersion(database, Collections.API_KEYS);
    }

    @Override
    public Future<List<ApiKey>> find(Set<String> ids) {
        return Database.read(database.byIds(Collections.API_KEYS, ids, null), KeyDocuments::read);
    }

    @Override
    public Future<List<ApiKey>> list(String tenant) {
        var byId = new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(MOST);
        return Database.read(
                database.find(Collections.API_KEYS, new JsonObject().put(KeyDocuments.TENANT, tenant), byId),
                KeyDocuments::read);
    }

    @Override
    public Future<Void> insert(ApiKey key) {
        return database.insertMissing(Collections.API_KEYS, KeyDocuments.write(key, Form.MONGO))
                .compose(inserted -> inserted
                        ? version.written()
                        : Future.failedFuture(
                                new ServiceException(StoreFailures.UNAVAILABLE, "a key of this id exists already")));
    }

    @Override
    public Future<Boolean> revoke(String tenant, String id, Instant when) {
        return of(tenant, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(false)
                        : replace(found.get().revokedAt(when))
                                .compose(replaced -> version.written())
                                .map(true));
    }

    @Override
    public Future<Boolean> rotate(String tenant, String id, ApiKey successor, Instant until) {
        return of(tenant, id).compose(found -> {
            if (found.isEmpty() || found.get().revoked().isPresent()) {
                return Future.succeededFuture(false);
            }
            return database.insertMissing(Collections.API_KEYS, KeyDocuments.write(successor, Form.MONGO))
                    .compose(inserted -> replace(found.get().replacedBy(successor.id(), until)))
                    .compose(replaced -> version.written())
                    .map(true);
        });
    }

    private Future<Optional<ApiKey>> of(String tenant, String id) {
        return database.byId(Collections.API_KEYS, id).map(found -> found.map(KeyDocuments::read)
                .filter(it -> it.tenant().equals(tenant)));
    }

    private Future<Void> replace(ApiKey key) {
        var document = KeyDocuments.write(key, Form.MONGO);
        document.remove("_id");
        return database.updateOne(
                        Collections.API_KEYS, Database.id(key.id()), new JsonObject().put("$set", document), null)
                .mapEmpty();
    }

    @Override
    public Future<Long> version() {
        return version.read();
    }
}
