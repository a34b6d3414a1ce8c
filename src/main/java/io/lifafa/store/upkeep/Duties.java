package io.lifafa.store.upkeep;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;

/** What has to be done now and then, by anybody, but by one store of the cluster alone. Thread rule: any. */
final class Duties {
    private final Database database;
    private final Clock clock;

    Duties(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** True if it is up to the caller this time; nobody else is told so until {@code span} has passed. */
    Future<Boolean> take(String name, Duration span) {
        var now = clock.instant();
        var until = Documents.date(now.plus(span));
        var free = Database.id(name).put("until", new JsonObject().put("$lte", Documents.date(now)));
        var take = new JsonObject().put("$set", new JsonObject().put("until", until));
        return database.updateOne(Collections.DUTIES, free, take, null)
                .compose(taken -> taken.isPresent()
                        ? Future.succeededFuture(true)
                        : database.insertMissing(
                                Collections.DUTIES, Database.id(name).put("until", until)));
    }
}
