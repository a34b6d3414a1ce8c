package io.lifafa.store.database;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Tells one store from another, under whatever address it is reached: an id that is written once and kept in it. */
public final class StoreIdentity {
    private static final String KEY = "store";
    private static final String HOME = "tenant";

    private StoreIdentity() {}

    /** The store's id. Fails with a {@code ServiceException}, code 503, if it cannot be reached. Thread rule: any. */
    public static Future<String> of(Database database) {
        return database.byId(Collections.IDENTITY, KEY)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found.get().getString("id"))
                        : database.insertMissing(Collections.IDENTITY, newOne()).compose(inserted -> of(database)));
    }

    /**
     * Binds the store to the installation's own tenant, whose ids stand in it without a name: the first that comes. Fails with an
     * {@code IllegalStateException} that says what to do if it is another's. Thread rule: any.
     */
    public static Future<Void> requireHome(Database database, String tenant) {
        var unbound = Database.id(KEY).put(HOME, new JsonObject().put("$exists", false));
        return of(database)
                .compose(known -> database.updateOne(
                        Collections.IDENTITY,
                        unbound,
                        new JsonObject().put("$set", new JsonObject().put(HOME, tenant)),
                        null))
                .compose(bound -> database.byId(Collections.IDENTITY, KEY))
                .compose(found -> {
                    var home = found.map(it -> it.getString(HOME)).orElse(tenant);
                    return home.equals(tenant)
                            ? Future.succeededFuture()
                            : Future.failedFuture(new IllegalStateException("tenant is " + tenant
                                    + ", but this store was begun for " + home + ": set tenant: " + home
                                    + ", and give " + tenant + " a key of its own (lifafa key create --tenant "
                                    + tenant + ")"));
                });
    }

    private static JsonObject newOne() {
        return new JsonObject().put("_id", KEY).put("id", UUID.randomUUID().toString());
    }
}
