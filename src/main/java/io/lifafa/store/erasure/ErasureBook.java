package io.lifafa.store.erasure;

import io.lifafa.sms.SmsId;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The erasures in MongoDB. While one is under way a document beside it, found by tenant and user, names it, so that there is one
 * at a time; that one goes, and the record forgets the user, when nothing of him is left.
 */
final class ErasureBook {
    private static final String LOCK = "lock/";
    private static final String NAMES = "erasure";
    private static final int DIGEST_BYTES = 20;

    private final Database database;
    private final Clock clock;
    private final Duration lease;

    ErasureBook(Database database, Clock clock, Duration lease) {
        this.database = database;
        this.clock = clock;
        this.lease = lease;
    }

    private static String lockOf(String tenant, String userId) {
        return LOCK + SmsId.digest(DIGEST_BYTES, tenant, userId);
    }

    /** A new one, unless one of this user is under way: then that. */
    Future<JsonObject> begin(Tenant tenant, String userId, String askedBy) {
        var lock = lockOf(tenant.name(), userId);
        var id = UUID.randomUUID().toString();
        return database.insertMissing(Collections.ERASURES, Database.id(lock).put(NAMES, id))
                .compose(mine -> mine ? Future.succeededFuture(id) : named(lock))
                .compose(named -> named.isEmpty()
                        ? begin(tenant, userId, askedBy)
                        : begun(named, tenant, userId, askedBy)
                                .compose(found -> isOpen(found)
                                        ? Future.succeededFuture(found)
                                        : unlock(lock, named).compose(gone -> begin(tenant, userId, askedBy))));
    }

    private Future<String> named(String lock) {
        return database.byId(Collections.ERASURES, lock)
                .map(found -> found.map(it -> it.getString(NAMES)).orElse(""));
    }

    /** Whoever made the lock may have died before it made the erasure. */
    private Future<JsonObject> begun(String id, Tenant tenant, String userId, String askedBy) {
        var fresh = Database.id(id).mergeIn(Erasure.fresh(tenant, userId, askedBy, clock.instant()));
        return database.insertMissing(Collections.ERASURES, fresh)
                .compose(inserted -> database.byId(Collections.ERASURES, id))
                .map(Optional::orElseThrow);
    }

    /** Still looking for the user; one that has forgotten him is as good as done. */
    private static boolean isOpen(JsonObject erasure) {
        return erasure.containsKey("user_id");
    }

    private Future<Void> unlock(String lock, String erasure) {
        return database.remove(Collections.ERASURES, Database.id(lock).put(NAMES, erasure));
    }

    Future<Optional<JsonObject>> find(Tenant tenant, String id) {
        return Database.guarded(database.byId(Collections.ERASURES, id)
                .map(found -> found.filter(it -> tenant.name().equals(it.getString("tenant")))));
    }

    /** The erasure that has waited longest for somebody to go on with it. */
    Future<Optional<Erasure>> claim() {
        var due = new JsonObject()
                .put("state", Erasure.OPEN)
                .put("due", new JsonObject().put("$lte", Documents.date(clock.instant())));
        var update = new JsonObject()
                .put("$set", new JsonObject().put("due", leased()))
                .put("$inc", new JsonObject().put("epoch", 1L));
        return Database.guarded(database.updateOne(Collections.ERASURES, due, update, new JsonObject().put("due", 1))
                .map(found -> found.map(Erasure::read)));
    }

    private JsonObject leased() {
        return Documents.date(clock.instant().plus(lease));
    }

    /** Stores how far it is. Fails with 409 if another process has taken it up. */
    Future<Erasure> advance(Erasure erasure, Erasure.Position to) {
        return set(erasure, new JsonObject().put("position", to.toJson()).put("due", leased()));
    }

    /** Stores how far it is and lets go of it; somebody is to go on with it at that time. */
    Future<Erasure> rest(Erasure erasure, Erasure.Position to, Instant until) {
        return set(erasure, new JsonObject().put("position", to.toJson()).put("due", Documents.date(until)));
    }

    /** Forgets of whom it is, and the lines of his SMS. The lock goes first, for it is found by the user alone. */
    Future<Erasure> forget(Erasure erasure) {
        var next = erasure.at().next();
        var position = next.toJson().put(Erasure.ROOTS, new JsonArray());
        var update = new JsonObject()
                .put("$set", new JsonObject().put("position", position).put("due", leased()))
                .put("$unset", new JsonObject().put("user_id", ""));
        return unlock(lockOf(erasure.tenant().name(), erasure.userId()), erasure.id())
                .compose(unlocked -> update(erasure, update));
    }

    Future<Erasure> finish(Erasure erasure, Erasure.Position to) {
        return set(
                erasure,
                new JsonObject()
                        .put("position", to.toJson())
                        .put("state", Erasure.DONE)
                        .put("done_at", Documents.date(clock.instant())));
    }

    private Future<Erasure> set(Erasure erasure, JsonObject fields) {
        return update(erasure, new JsonObject().put("$set", fields));
    }

    private Future<Erasure> update(Erasure erasure, JsonObject update) {
        var mine = Database.id(erasure.id()).put("epoch", erasure.epoch()).put("state", Erasure.OPEN);
        return database.updateOne(Collections.ERASURES, mine, update, null)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(Erasure.read(found.get()))
                        : Future.failedFuture(new ServiceException(
                                StoreFailures.LEASE_LOST, "another store goes on with erasure " + erasure.id())));
    }
}
