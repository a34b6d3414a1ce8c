package io.lifafa.store.database;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Tells one store from another, under whatever address it is reached: an id that is written once and kept in it. */
public final class StoreIdentity {
    private static final String KEY = "store";

    private StoreIdentity() {}

    /** The store's id. Fails with a {@code ServiceException}, code 503, if it cannot be reached. Thread rule: any. */
    public static Future<String> of(Database database) {
        return database.byId(Collections.IDENTITY, KEY)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found.get().getString("id"))
                        : database.insertMissing(Collections.IDENTITY, newOne()).compose(inserted -> of(database)));
    }

    private static JsonObject newOne() {
        return new JsonObject().put("_id", KEY).put("id", UUID.randomUUID().toString());
    }
}
