package io.lifafa.store.mongo;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** How often the documents of a collection were written: a small document that all nodes follow. Thread rule: any. */
final class DocumentVersion {
    private static final String VERSION = "version";

    private final Database database;
    private final String collection;

    DocumentVersion(Database database, String collection) {
        this.database = database;
        this.collection = collection;
    }

    /** To be called after each write. */
    Future<Void> written() {
        var one = new JsonObject().put("$inc", new JsonObject().put(VERSION, 1L));
        return database.insertMissing(
                        Collections.SETTINGS, Database.id(collection).put(VERSION, 0L))
                .compose(there -> database.updateOne(Collections.SETTINGS, Database.id(collection), one, null))
                .mapEmpty();
    }

    /** 0 if there was no write yet. */
    Future<Long> read() {
        return database.byId(Collections.SETTINGS, collection)
                .map(found -> found.map(it -> it.getLong(VERSION)).orElse(0L));
    }
}
