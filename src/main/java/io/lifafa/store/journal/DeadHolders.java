package io.lifafa.store.journal;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.Holder;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What processes held that are gone by now, when an embedded store opens: nobody has to wait for these leases to end.
 * A node of the cluster that goes on while its store restarts keeps what it holds.
 */
public final class DeadHolders {
    private static final FindOptions FIELDS =
            new FindOptions().setFields(new JsonObject().put("owner", 1).put("epoch", 1));

    private final Database database;
    private final Clock clock;

    public DeadHolders(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes their chunks due.
     *
     * @param living the ids of the processes that may go on working; empty if this one is alone. Where there are any, leases
     *     that name no process are left to end by themselves
     */
    public Future<Void> release(Set<String> living) {
        var ids = living.stream().map(Holder::shortId).collect(Collectors.toSet());
        var later = new JsonObject()
                .put("due", new JsonObject().put("$gt", Documents.date(clock.instant())))
                .put("epoch", new JsonObject().put("$gt", 0L));
        return database.find(Collections.INBOX, later, FIELDS)
                .compose(leased -> makeDue(leased.stream()
                        .filter(it -> isGone(Holder.read(it.getString("owner")), ids))
                        .toList()));
    }

    private static boolean isGone(Holder holder, Set<String> living) {
        return living.isEmpty()
                || holder.process().filter(it -> !living.contains(it)).isPresent();
    }

    /** Fenced: a lease that somebody has taken meanwhile is his. */
    private Future<Void> makeDue(List<JsonObject> leased) {
        var due = new JsonObject().put("$set", new JsonObject().put("due", Documents.date(clock.instant())));
        return database.bulk(
                Collections.INBOX,
                leased.stream()
                        .map(it -> BulkOperation.createUpdate(MongoJournal.held(MongoJournal.leaseOf(it)), due))
                        .toList());
    }
}
