package io.lifafa.store.mongo;

import io.lifafa.store.LimitStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The limits in MongoDB: a document is found by its {@code _id} and replaced only at the revision that was read. */
public final class MongoLimitStore implements LimitStore {
    private static final String REVISION = "revision";
    private static final String LIMITS = "limits";

    private final Database database;

    public MongoLimitStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<JsonObject> read(String id) {
        return database.byId(Collections.LIMITS, id).map(found -> found.map(it ->
                        new JsonObject().put(REVISION, it.getLong(REVISION)).put(LIMITS, it.getJsonObject(LIMITS)))
                .orElseGet(JsonObject::new));
    }

    @Override
    public Future<Boolean> replace(String id, long revision, JsonObject limits) {
        var content = new JsonObject().put(REVISION, revision + 1).put(LIMITS, limits);
        if (revision == 0) {
            return database.insertMissing(Collections.LIMITS, Database.id(id).mergeIn(content));
        }
        return database.updateOne(
                        Collections.LIMITS,
                        Database.id(id).put(REVISION, revision),
                        new JsonObject().put("$set", content),
                        null)
                .map(found -> found.isPresent());
    }
}
