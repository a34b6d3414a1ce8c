package io.lifafa.store;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.WorkItem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.util.List;

/** One replay: dead letters go back to work in the chunks of one batch of their own. For one use. */
final class Replay {
    private static final int PAGE = Chunk.MAX_ITEMS;

    private final Database database;
    private final Quarantine quarantine;
    private final Clock clock;
    private final String batchId;
    private int sequence;
    private int count;

    Replay(Database database, Clock clock, String batchId) {
        this.database = database;
        this.quarantine = new Quarantine(database);
        this.clock = clock;
        this.batchId = batchId;
    }

    /** Reopens the dead letters of these SMS; of all if none is named. */
    Future<Replayed> of(List<String> smsIds) {
        var named = smsIds.stream().distinct().toList();
        return (named.isEmpty() ? all("") : named(named)).map(done -> replayed());
    }

    Replayed replayed() {
        return new Replayed(batchId, count);
    }

    /** A page of dead letters behind {@code after}, in the order of their ids. */
    static Future<List<DeadLetter>> letters(Database database, String after, JsonObject condition, int limit) {
        var query =
                new JsonObject().put("_id", new JsonObject().put("$gt", after)).mergeIn(condition);
        var options =
                new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(Math.max(1, Math.min(limit, PAGE)));
        return Database.read(database.find(Collections.DEAD_LETTERS, query, options), Documents::readDeadLetter);
    }

    private Future<Void> all(String after) {
        return letters(database, after, new JsonObject(), PAGE)
                .compose(letters -> letters.isEmpty()
                        ? Future.succeededFuture()
                        : reopen(letters).compose(opened -> all(last(letters))));
    }

    static String last(List<DeadLetter> letters) {
        return letters.get(letters.size() - 1).item().sms().id();
    }

    private Future<Void> named(List<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        var page = ids.subList(0, Math.min(PAGE, ids.size()));
        return Database.read(database.byIds(Collections.DEAD_LETTERS, page, null), Documents::readDeadLetter)
                .compose(this::reopen)
                .compose(opened -> named(ids.subList(page.size(), ids.size())));
    }

    /** Opens chunks for a page of letters. Transactions that a rework left beside them are gone before. */
    Future<Void> reopen(List<DeadLetter> letters) {
        var quarantined = letters.stream()
                .filter(it -> it.reason().equals(Quarantine.REASON))
                .map(it -> it.item().sms().id())
                .toList();
        return quarantine.clear(quarantined).compose(cleared -> openAll(ReplayChunks.of(letters)));
    }

    private Future<Void> openAll(List<List<DeadLetter>> chunks) {
        return chunks.isEmpty()
                ? Future.succeededFuture()
                : open(chunks.get(0)).compose(opened -> openAll(chunks.subList(1, chunks.size())));
    }

    /** A dead letter keeps no failures of a former life: a replay has all its attempts again. */
    private Future<Void> open(List<DeadLetter> letters) {
        var items = letters.stream().map(it -> WorkItem.fresh(it.item().sms())).toList();
        var chunk = new Chunk(ChunkId.of(batchId, sequence++), letters.get(0).tenant(), batchId, true, items);
        return MongoJournal.open(database, chunk, clock, clock.instant(), false)
                .onSuccess(opened -> count += letters.size());
    }
}
