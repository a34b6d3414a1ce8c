package io.lifafa.store;

import io.vertx.core.Future;
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
final class OrphanedPayloads {
    /** Old enough that no append can still be under way. */
    private static final Duration AGE = Duration.ofHours(1);

    private static final int PAGE = 200;

    private final Database database;
    private final Clock clock;

    OrphanedPayloads(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Removes a page of them. The Future gives how many. */
    Future<Integer> remove() {
        var old = new JsonObject()
                .put(
                        "created",
                        new JsonObject()
                                .put("$lt", Documents.date(clock.instant().minus(AGE))));
        var ids = new FindOptions().setFields(new JsonObject().put("_id", 1)).setLimit(PAGE);
        return database.find(Collections.PAYLOADS, old, ids)
                .map(OrphanedPayloads::ids)
                .compose(candidates -> database.byIds(Collections.INBOX, candidates, new JsonObject().put("_id", 1))
                        .map(OrphanedPayloads::ids)
                        .compose(owned -> {
                            var orphans = new HashSet<>(candidates);
                            owned.forEach(orphans::remove);
                            return orphans.isEmpty()
                                    ? Future.succeededFuture(0)
                                    // An append that is repeated just now makes its payload young again.
                                    : database.remove(
                                                    Collections.PAYLOADS,
                                                    Database.idIn(orphans).mergeIn(old))
                                            .map(orphans.size());
                        }));
    }

    private static List<String> ids(List<JsonObject> documents) {
        return documents.stream().map(document -> document.getString("_id")).toList();
    }
}
