package io.lifafa.store.upkeep;

import io.lifafa.json.Form;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * Removes payloads that no inbox entry points to: a node died between the two writes of an append, before anything was
 * acknowledged, or between the two last removals of a closing.
 */
public final class OrphanedPayloads {
    /** Old enough that no append can still be under way. */
    private static final Duration AGE = Duration.ofHours(1);

    static final int PAGE = 200;

    private static final JsonObject ID_ONLY = new JsonObject().put("_id", 1);
    private static final FindOptions OLDEST_FIRST = new FindOptions()
            .setFields(new JsonObject().put("_id", 1).put("created", 1))
            .setSort(new JsonObject().put("created", 1).put("_id", 1))
            .setLimit(PAGE);

    private final Database database;
    private final Clock clock;

    public OrphanedPayloads(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Looks at all that are old enough, page by page. The Future gives how many were removed. */
    public Future<Integer> remove() {
        var old = Documents.date(clock.instant().minus(AGE));
        return remove(new JsonObject().put("created", new JsonObject().put("$lt", old)), old, 0);
    }

    private Future<Integer> remove(JsonObject query, JsonObject old, int before) {
        return database.find(Collections.PAYLOADS, query, OLDEST_FIRST).compose(page -> {
            if (page.isEmpty()) {
                return Future.succeededFuture(before);
            }
            return removeOf(ids(page), old)
                    .compose(removed -> remove(behind(page.get(page.size() - 1), old), old, before + removed));
        });
    }

    private static JsonObject behind(JsonObject last, JsonObject old) {
        var created = Documents.date(Form.readInstant(last.getValue("created")));
        return new JsonObject()
                .put("created", new JsonObject().put("$gte", created).put("$lt", old))
                .put(
                        "$or",
                        new JsonArray()
                                .add(new JsonObject().put("created", new JsonObject().put("$gt", created)))
                                .add(new JsonObject()
                                        .put("created", created)
                                        .put("_id", new JsonObject().put("$gt", last.getString("_id")))));
    }

    private Future<Integer> removeOf(List<String> candidates, JsonObject old) {
        return database.byIds(Collections.INBOX, candidates, ID_ONLY).compose(owned -> {
            var orphans = new HashSet<>(candidates);
            ids(owned).forEach(orphans::remove);
            // An append that is repeated just now makes its payload young again.
            var still = Database.idIn(orphans).put("created", new JsonObject().put("$lt", old));
            return orphans.isEmpty()
                    ? Future.succeededFuture(0)
                    : database.remove(Collections.PAYLOADS, still).map(orphans.size());
        });
    }

    private static List<String> ids(List<JsonObject> documents) {
        return documents.stream().map(document -> document.getString("_id")).toList();
    }
}
