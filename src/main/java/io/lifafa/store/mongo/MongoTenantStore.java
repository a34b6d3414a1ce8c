package io.lifafa.store.mongo;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.TenantDocuments;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.tenants.settings.TenantSettings;
import io.lifafa.tenants.settings.TenantStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Optional;

/** Tenants' settings in MongoDB: one document each, which the last writer replaces. */
public final class MongoTenantStore implements TenantStore {
    private final Database database;
    private final DocumentVersion version;

    public MongoTenantStore(Database database) {
        this.database = database;
        this.version = new DocumentVersion(database, Collections.TENANTS);
    }

    @Override
    public Future<List<TenantSettings>> list() {
        var byId = new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(MOST);
        return Database.read(database.find(Collections.TENANTS, new JsonObject(), byId), TenantDocuments::read);
    }

    @Override
    public Future<Optional<TenantSettings>> find(String name) {
        return Database.guarded(
                database.byId(Collections.TENANTS, name).map(found -> found.map(TenantDocuments::read)));
    }

    @Override
    public Future<Void> put(TenantSettings settings) {
        return requireRoom(settings.name())
                .compose(room -> database.bulk(
                        Collections.TENANTS,
                        List.of(BulkOperation.createReplace(
                                Database.id(settings.name()), TenantDocuments.write(settings), true))))
                .compose(written -> version.written());
    }

    private Future<Void> requireRoom(String name) {
        return database.byId(Collections.TENANTS, name)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(0L)
                        : database.count(Collections.TENANTS, new JsonObject()))
                .compose(count -> count < MOST
                        ? Future.succeededFuture()
                        : Future.failedFuture(new ServiceException(
                                StoreFailures.UNAVAILABLE,
                                "there are " + MOST + " tenants with settings already; this one gets none")));
    }

    @Override
    public Future<Long> version() {
        return version.read();
    }
}
