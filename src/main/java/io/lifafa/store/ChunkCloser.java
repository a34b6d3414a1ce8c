package io.lifafa.store;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;

/**
 * Closes a chunk in three steps, each safe to repeat: store the outcomes, seal the chunk with its tally (one atomic
 * step, possible only for the newest lease), then finish: open the next chunk, file the tally, remove the entry.
 */
final class ChunkCloser {
    private static final JsonObject NOT_SEALED = new JsonObject().put("$exists", false);

    private final Database database;
    private final OutcomeWriter writer;
    private final Clock clock;

    ChunkCloser(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.writer = new OutcomeWriter(database, clock);
    }

    Future<Tally> close(Closing closing) {
        return requireHeld(closing.lease())
                .compose(held -> writer.write(closing))
                .compose(written -> seal(closing, closing.known().plus(written)))
                .compose(this::finish);
    }

    /** The seal alone decides; but what is lost already should not store anything before it is told so. */
    private Future<Void> requireHeld(Lease lease) {
        return database.byId(Collections.INBOX, lease.chunk().toString())
                .compose(inbox -> inbox.filter(it -> it.getLong("epoch") == lease.epoch())
                        .filter(it -> !it.containsKey(Seal.FIELD))
                        .map(held -> Future.<Void>succeededFuture())
                        .orElseGet(() -> Future.failedFuture(StoreFailures.leaseLost(lease))));
    }

    private Future<JsonObject> seal(Closing closing, Tally tally) {
        var later = closing.outcomes().stream()
                .filter(Outcome.Later.class::isInstance)
                .map(Outcome.Later.class::cast)
                .toList();
        var seal = Seal.of(tally, later, clock.instant());
        var open = MongoJournal.held(closing.lease()).put(Seal.FIELD, NOT_SEALED);
        var update = new JsonObject().put("$set", new JsonObject().put(Seal.FIELD, seal.toJson()));
        return database.updateOne(Collections.INBOX, open, update, null)
                .compose(inbox -> inbox.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(StoreFailures.leaseLost(closing.lease()))));
    }

    /** Carries out what the seal says. */
    Future<Tally> finish(JsonObject inbox) {
        var seal = Seal.read(inbox.getJsonObject(Seal.FIELD));
        var id = inbox.getString("_id");
        return openNext(inbox, seal)
                .compose(opened -> database.insertMissing(Collections.RESULTS, result(inbox, seal)))
                .compose(filed -> database.remove(Collections.PAYLOADS, Database.id(id)))
                .compose(removed -> database.remove(Collections.INBOX, Database.id(id)))
                .map(seal.tally());
    }

    /** The payload is removed only after this, so where it is missing the next chunk has been opened before. */
    private Future<Void> openNext(JsonObject inbox, Seal seal) {
        if (seal.moved().isEmpty()) {
            return Future.succeededFuture();
        }
        return database.byId(Collections.PAYLOADS, inbox.getString("_id")).compose(payload -> {
            if (payload.isEmpty()) {
                return Future.succeededFuture();
            }
            var chunk = Documents.chunk(inbox, payload.get());
            var next = new Chunk(
                    chunk.id().next(), chunk.tenant(), chunk.batchId(), chunk.replay(), seal.carriedOn(chunk.items()));
            return MongoJournal.open(database, next, clock, Duration.between(clock.instant(), seal.due()));
        });
    }

    private JsonObject result(JsonObject inbox, Seal seal) {
        var id = ChunkId.parse(inbox.getString("_id"));
        return Database.id(id.toString())
                .put("tenant", inbox.getString("tenant"))
                .put("batch_id", inbox.getString("batch_id"))
                .put("n", inbox.getInteger("n"))
                .put("attempt", id.generation())
                .put("root", id.root())
                .put("replay", inbox.getBoolean("replay", false))
                .mergeIn(JournalJson.writeTally(seal.tally()))
                .put("epoch", inbox.getLong("epoch"))
                .put("owner", inbox.getString("owner"))
                .put("closed_at", Documents.date(clock.instant()));
    }
}
