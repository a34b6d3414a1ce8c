package io.lifafa.store.journal;

import io.lifafa.json.Form;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.lease.HeldLease;
import io.lifafa.store.lease.LeaseBook;
import io.lifafa.store.lease.OpenWork;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The leases in MongoDB: an entry that was claimed and is not due is leased, one never claimed waits. */
public final class MongoLeaseBook implements LeaseBook {
    private static final int MAX_LEASES = 1_000;

    private final Database database;
    private final Clock clock;

    public MongoLeaseBook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Future<OpenWork> openWork(int maxLeases) {
        var now = clock.instant();
        var ready = new JsonObject().put("due", new JsonObject().put("$lte", Documents.date(now)));
        var later = new JsonObject().put("due", new JsonObject().put("$gt", Documents.date(now)));
        var waiting = later.copy().put("epoch", 0L);
        var leased = later.copy().put("epoch", new JsonObject().put("$gt", 0L));
        var endingFirst = new FindOptions()
                .setSort(new JsonObject().put("due", 1))
                .setLimit(Math.max(1, Math.min(maxLeases, MAX_LEASES)))
                .setFields(new JsonObject()
                        .put("owner", 1)
                        .put("epoch", 1)
                        .put("due", 1)
                        .put("n", 1));
        var leases = Database.read(database.find(Collections.INBOX, leased, endingFirst), it -> held(it, now));
        return Future.all(count(ready), count(waiting), count(leased), leases)
                .map(all -> new OpenWork(all.resultAt(0), all.resultAt(1), all.resultAt(2), all.resultAt(3)));
    }

    private Future<Long> count(JsonObject query) {
        return database.count(Collections.INBOX, query);
    }

    private static HeldLease held(JsonObject inbox, Instant now) {
        return new HeldLease(
                MongoJournal.leaseOf(inbox),
                Duration.between(now, Form.readInstant(inbox.getValue("due"))),
                inbox.getInteger("n"));
    }
}
