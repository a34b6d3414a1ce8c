package io.lifafa.store.archive;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.batch.ClosedChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Quarantine;
import io.lifafa.store.journal.MongoJournal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Opens the chunks that a job has planned. Doing it again opens none again: a chunk that is open, or closed, stays as it
 * is.
 */
final class Reopening {
    private final Database database;
    private final DeadLetters letters;
    private final Quarantine quarantine;
    private final Clock clock;

    Reopening(Database database, Clock clock) {
        this.database = database;
        this.letters = new DeadLetters(database);
        this.quarantine = new Quarantine(database);
        this.clock = clock;
    }

    /** Carries out the plan. Transactions that a rework left beside dead letters are gone before. */
    Future<Void> carryOut(Job job) {
        var plan = job.at().plan();
        return IntStream.range(0, plan.size())
                .boxed()
                .reduce(
                        Future.<Void>succeededFuture(),
                        (before, i) -> before.compose(opened ->
                                open(ChunkId.of(job.batchId(), job.at().sequence() + i), job.batchId(), plan.get(i))),
                        (first, second) -> second);
    }

    private Future<Void> open(ChunkId id, String batchId, List<String> smsIds) {
        return isKnown(id)
                .compose(known -> known
                        ? Future.succeededFuture()
                        : letters.of(smsIds).compose(found -> open(id, batchId, smsIds, found)));
    }

    private Future<Boolean> isKnown(ChunkId id) {
        return database.byId(Collections.INBOX, id.toString())
                .compose(open -> open.isPresent() ? Future.succeededFuture(true) : new ClosedChunks(database).has(id));
    }

    /** A dead letter keeps no failures of a former life: a replay has all its attempts again. */
    private Future<Void> open(ChunkId id, String batchId, List<String> order, List<DeadLetter> found) {
        if (found.isEmpty()) {
            return Future.succeededFuture();
        }
        var quarantined = found.stream()
                .filter(it -> it.reason().equals(Quarantine.REASON))
                .map(Reopening::smsId)
                .toList();
        var items = found.stream()
                .sorted(Comparator.comparing(it -> order.indexOf(smsId(it))))
                .map(it -> WorkItem.fresh(it.item().sms()))
                .toList();
        var chunk = new Chunk(id, found.get(0).tenant(), batchId, true, items);
        return quarantine
                .clear(quarantined)
                .compose(cleared -> MongoJournal.open(database, chunk, clock, clock.instant(), false));
    }

    static String smsId(DeadLetter letter) {
        return letter.item().sms().id();
    }

    /** How many chunks of the job are open. */
    Future<Long> openChunks(Job job) {
        return database.count(Collections.INBOX, new JsonObject().put("batch_id", job.batchId()));
    }
}
