package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;

/** Idempotency keys in MongoDB; a TTL index forgets them. */
final class MongoIdempotencyKeys implements IdempotencyKeys {
    /** After so long a request that is still in flight belongs to a node that died. */
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private final Database database;
    private final Duration retention;
    private final Clock clock;

    MongoIdempotencyKeys(Database database, Duration retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public Future<IdempotencyEntry> begin(String key) {
        var now = clock.instant();
        var document = Database.id(key)
                .put("answered", false)
                .put("until", Documents.date(now.plus(IN_FLIGHT)))
                .put("expires", Documents.date(now.plus(retention)));
        return database.insertMissing(Collections.IDEMPOTENCY_KEYS, document)
                .compose(inserted -> inserted
                        ? Future.succeededFuture(IdempotencyEntry.of(IdempotencyEntry.State.NEW))
                        : existing(key));
    }

    private Future<IdempotencyEntry> existing(String key) {
        return database.byId(Collections.IDEMPOTENCY_KEYS, key)
                .compose(entry -> entry.filter(it -> it.getBoolean("answered"))
                        .map(it -> Future.succeededFuture(answered(it)))
                        .orElseGet(() -> takeOver(key)));
    }

    /** One of those who find the request of a dead node may carry it on. */
    private Future<IdempotencyEntry> takeOver(String key) {
        var now = clock.instant();
        var abandoned =
                Database.id(key).put("answered", false).put("until", new JsonObject().put("$lte", Documents.date(now)));
        var update = new JsonObject().put("$set", new JsonObject().put("until", Documents.date(now.plus(IN_FLIGHT))));
        return database.updateOne(Collections.IDEMPOTENCY_KEYS, abandoned, update, null)
                .map(taken -> IdempotencyEntry.of(
                        taken.isPresent() ? IdempotencyEntry.State.NEW : IdempotencyEntry.State.IN_FLIGHT));
    }

    private static IdempotencyEntry answered(JsonObject entry) {
        return new IdempotencyEntry(
                IdempotencyEntry.State.ANSWERED,
                entry.getString("fingerprint"),
                entry.getInteger("status_code"),
                entry.getString("body"));
    }

    @Override
    public Future<Void> finish(String key, String fingerprint, int statusCode, String body) {
        var answer = new JsonObject()
                .put("answered", true)
                .put("fingerprint", fingerprint)
                .put("status_code", statusCode)
                .put("body", body);
        var update = new JsonObject().put("$set", answer);
        return database.updateOne(Collections.IDEMPOTENCY_KEYS, Database.id(key), update, null)
                .mapEmpty();
    }

    @Override
    public Future<Void> abandon(String key) {
        return database.remove(Collections.IDEMPOTENCY_KEYS, Database.id(key).put("answered", false));
    }
}
