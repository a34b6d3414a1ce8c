package io.lifafa.store.erasure;

import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.List;

/** A page of a collection in the order of its ids, so that a walk can be gone on with anywhere. */
record Pages(Database database, String collection, JsonObject fields, int size) {
    /** Those behind {@code after} that match. */
    Future<List<JsonObject>> behind(String after, JsonObject condition) {
        var ids = new JsonObject().put("$gt", after);
        if (condition.getValue("_id") instanceof JsonObject range) {
            ids.mergeIn(range);
        }
        var options = new FindOptions()
                .setFields(fields)
                .setSort(new JsonObject().put("_id", 1))
                .setLimit(size);
        return database.find(collection, condition.copy().put("_id", ids), options);
    }

    boolean isLast(List<JsonObject> page) {
        return page.size() < size;
    }

    static String lastOf(List<JsonObject> page) {
        return page.get(page.size() - 1).getString("_id");
    }

    static List<String> ids(List<JsonObject> page) {
        return page.stream().map(it -> it.getString("_id")).toList();
    }
}
