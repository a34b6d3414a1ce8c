package io.lifafa.store.journal;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.lifafa.store.Closing;
import io.lifafa.store.Lease;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.BatchShare;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.TallyJson;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Optional;

/**
 * Closes a chunk in three steps, each safe to repeat: store the outcomes, seal the chunk with its tally (one atomic
 * step, possible only for the newest lease), then finish: open the next chunk, file the tally, remove the entry.
 */
final class ChunkCloser {
    private static final JsonObject NOT_SEALED = new JsonObject().put("$exists", false);

    private final Database database;
    private final OutcomeWriter writer;
    private final OrphanedWrites orphanedWrites;
    private final Clock clock;

    ChunkCloser(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.writer = new OutcomeWriter(database, clock);
        this.orphanedWrites = new OrphanedWrites(database);
    }

    Future<Tally> close(Closing closing) {
        return isOpen(closing.lease()).compose(open -> open ? closeOpen(closing) : closedBefore(closing.lease()));
    }

    /** The seal alone decides; but what is lost already should not store anything before it is told so. */
    private Future<Boolean> isOpen(Lease lease) {
        return database.byId(Collections.INBOX, lease.chunk().toString())
                .map(inbox -> inbox.filter(it -> isHeld(it, lease) && !it.containsKey(Seal.FIELD))
                        .isPresent());
    }

    private Future<Tally> closeOpen(Closing closing) {
        return writer.write(closing)
                .compose(written ->
                        orphanedWrites.clear(closing).map(closing.known().plus(written)))
                .compose(tallies -> seal(closing, tallies))
                .compose(entry -> entry.map(this::finish).orElseGet(() -> closedBefore(closing.lease())));
    }

    private Future<Optional<JsonObject>> seal(Closing closing, Tallies tallies) {
        var later = closing.outcomes().stream()
                .filter(Outcome.Later.class::isInstance)
                .map(Outcome.Later.class::cast)
                .toList();
        var seal = Seal.of(closing, tallies, later, clock.instant());
        var open = MongoJournal.held(closing.lease()).put(Seal.FIELD, NOT_SEALED);
        var update = new JsonObject().put("$set", new JsonObject().put(Seal.FIELD, seal.toJson(closing.batchId())));
        return database.updateOne(Collections.INBOX, open, update, null);
    }

    /** This lease may have sealed the chunk already, and only the answer to that was lost. */
    private Future<Tally> closedBefore(Lease lease) {
        var id = lease.chunk().toString();
        return database.byId(Collections.INBOX, id).compose(inbox -> {
            if (inbox.isPresent()) {
                return isHeld(inbox.get(), lease) && inbox.get().containsKey(Seal.FIELD)
                        ? finish(inbox.get())
                        : Future.failedFuture(StoreFailures.leaseLost(lease));
            }
            return database.byId(Collections.RESULTS, id).compose(result -> result.filter(it -> isHeld(it, lease))
                    .map(it -> Future.succeededFuture(TallyJson.read(it)))
                    .orElseGet(() -> Future.failedFuture(StoreFailures.leaseLost(lease))));
        });
    }

    private static boolean isHeld(JsonObject chunk, Lease lease) {
        return chunk.getLong("epoch") == lease.epoch() && lease.owner().equals(chunk.getString("owner"));
    }

    /** Carries out what the seal says. */
    Future<Tally> finish(JsonObject inbox) {
        var seal = Seal.of(inbox);
        var id = inbox.getString("_id");
        return openNext(inbox, seal)
                .compose(opened -> database.insertMissing(Collections.RESULTS, result(inbox, seal)))
                .compose(filed -> database.remove(Collections.PAYLOADS, Database.id(id)))
                .compose(removed -> database.remove(Collections.INBOX, Database.id(id)))
                .map(seal.tallies().total());
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
                    chunk.id().next(),
                    chunk.tenant(),
                    chunk.batchId(),
                    chunk.replay(),
                    seal.carriedOn(chunk.tenant(), chunk.items()));
            return MongoJournal.open(database, next, clock, seal.due(), seal.outage());
        });
    }

    private JsonObject result(JsonObject inbox, Seal seal) {
        var id = ChunkId.parse(inbox.getString("_id"));
        return Database.id(id.toString())
                .put("tenant", inbox.getString("tenant"))
                .mergeIn(BatchShare.closed(inbox, seal.tallies()))
                .put("n", inbox.getInteger("n"))
                .put("attempt", id.generation())
                .put("root", id.root())
                .put("replay", inbox.getBoolean("replay", false))
                .mergeIn(TallyJson.write(seal.tallies().total()))
                .put("epoch", inbox.getLong("epoch"))
                .put("owner", inbox.getString("owner"))
                .put("closed_at", Documents.date(clock.instant()));
    }
}
