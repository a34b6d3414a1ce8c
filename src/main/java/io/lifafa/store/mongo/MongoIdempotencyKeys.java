package io.lifafa.store.mongo;

import io.lifafa.sms.identity.BatchIds;
import io.lifafa.store.IdempotencyEntry;
import io.lifafa.store.IdempotencyKeys;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Idempotency keys in MongoDB; a TTL index forgets them. */
public final class MongoIdempotencyKeys implements IdempotencyKeys {
    /** A holder that says nothing for so long belongs to a node that died. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    private final BatchIds batchIds = new BatchIds();
    private final Database database;
    private final Duration retention;
    private final Clock clock;

    public MongoIdempotencyKeys(Database database, Duration retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public Future<IdempotencyEntry> begin(String key, String holder) {
        var batchId = batchIds.next();
        var document = Database.id(key)
                .put("answered", false)
                .put("holder", holder)
                .put("batch_id", batchId)
                .put("until", until())
                .put("expires", Documents.date(clock.instant().plus(retention)));
        return database.insertMissing(Collections.IDEMPOTENCY_KEYS, document)
                .compose(inserted -> inserted
                        ? Future.succeededFuture(IdempotencyEntry.of(IdempotencyEntry.State.NEW, batchId))
                        : existing(key, holder));
    }

    private JsonObject until() {
        return Documents.date(clock.instant().plus(IN_FLIGHT));
    }

    private Future<IdempotencyEntry> existing(String key, String holder) {
        return database.byId(Collections.IDEMPOTENCY_KEYS, key)
                .compose(entry -> entry.filter(it -> it.getBoolean("answered"))
                        .map(it -> Future.succeededFuture(answered(it)))
                        .orElseGet(() -> takeOver(key, holder)));
    }

    /** One of those who find the request of a dead node, or one that is over, may carry it on. */
    private Future<IdempotencyEntry> takeOver(String key, String holder) {
        var free = new JsonArray()
                .add(new JsonObject().put("until", new JsonObject().put("$lte", Documents.date(clock.instant()))))
                .add(new JsonObject().put("holder", holder));
        var query = Database.id(key).put("answered", false).put("$or", free);
        var update = new JsonObject()
                .put("$set", new JsonObject().put("until", until()).put("holder", holder));
        return database.updateOne(Collections.IDEMPOTENCY_KEYS, query, update, null)
                .map(taken -> taken.map(it -> IdempotencyEntry.of(IdempotencyEntry.State.NEW, batchOf(it)))
                        .orElseGet(() -> IdempotencyEntry.of(IdempotencyEntry.State.IN_FLIGHT, "")));
    }

    /** An entry of 0.1.0 names none; what follows from the key is the same for all who ask. */
    private static String batchOf(JsonObject entry) {
        return entry.getString(
                "batch_id",
                UUID.nameUUIDFromBytes(entry.getString("_id").getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    private static IdempotencyEntry answered(JsonObject entry) {
        return new IdempotencyEntry(
                IdempotencyEntry.State.ANSWERED,
                batchOf(entry),
                entry.getString("fingerprint"),
                entry.getInteger("status_code"),
                entry.getString("body"));
    }

    @Override
    public Future<Void> renew(String key, String holder) {
        return ifHeld(key, holder, new JsonObject().put("until", until()));
    }

    @Override
    public Future<Void> finish(String key, String holder, String fingerprint, int statusCode, String body) {
        return ifHeld(
                key,
                holder,
                new JsonObject()
                        .put("answered", true)
                        .put("fingerprint", fingerprint)
                        .put("status_code", statusCode)
                        .put("body", body));
    }

    @Override
    public Future<Void> abandon(String key, String holder) {
        return ifHeld(key, holder, new JsonObject().put("until", Documents.date(Instant.EPOCH)));
    }

    private Future<Void> ifHeld(String key, String holder, JsonObject set) {
        var held = Database.id(key).put("answered", false).put("holder", holder);
        return database.updateOne(Collections.IDEMPOTENCY_KEYS, held, new JsonObject().put("$set", set), null)
                .mapEmpty();
    }
}
