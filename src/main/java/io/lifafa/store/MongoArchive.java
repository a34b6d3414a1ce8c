package io.lifafa.store;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The archive in MongoDB. */
final class MongoArchive implements Archive {
    private static final int REPLAY_PAGE = Chunk.MAX_ITEMS;

    private final Database database;
    private final BatchProgressReader progress;
    private final String tenant;
    private final Clock clock;
    private final Supplier<String> batchIds;

    MongoArchive(Database database, String tenant, Clock clock, Supplier<String> batchIds) {
        this.database = database;
        this.progress = new BatchProgressReader(database);
        this.tenant = tenant;
        this.clock = clock;
        this.batchIds = batchIds;
    }

    /** The state is read first: where it says processed, the transaction stands already. */
    @Override
    public Future<List<StoredSms>> sms(List<String> smsIds) {
        return Database.guarded(database.byIds(Collections.SMS, smsIds, null)
                .compose(documents -> database.byIds(Collections.TRANSACTIONS, processed(documents), null)
                        .map(rows -> join(documents, rows))));
    }

    private static List<String> processed(List<JsonObject> documents) {
        return documents.stream()
                .filter(it -> Status.PROCESSED.wireName().equals(it.getString("status")))
                .map(it -> it.getString("_id"))
                .toList();
    }

    private static List<StoredSms> join(List<JsonObject> documents, List<JsonObject> rows) {
        var byId = rows.stream()
                .map(Documents::readTransaction)
                .collect(Collectors.toMap(row -> row.sms().id(), Function.identity()));
        return documents.stream()
                .map(it -> Documents.readSms(it, Optional.ofNullable(byId.get(it.getString("_id")))))
                .toList();
    }

    @Override
    public Future<List<StoredTransaction>> transactions(TransactionQuery query) {
        var newestFirst = new JsonObject().put("transaction_date", -1).put("_id", -1);
        return Database.read(
                database.find(
                        Collections.TRANSACTIONS,
                        filter(query),
                        new FindOptions().setSort(newestFirst).setLimit(query.limit())),
                Documents::readTransaction);
    }

    private static JsonObject filter(TransactionQuery query) {
        var filter = new JsonObject().put("user_id", query.userId());
        var range = new JsonObject();
        query.from().ifPresent(from -> range.put("$gte", Documents.date(from)));
        query.to().ifPresent(to -> range.put("$lt", Documents.date(to)));
        query.after().ifPresent(after -> {
            var date = Documents.date(after.date());
            range.put("$lte", date);
            filter.put(
                    "$or",
                    new JsonArray()
                            .add(new JsonObject().put("transaction_date", new JsonObject().put("$lt", date)))
                            .add(new JsonObject()
                                    .put("transaction_date", date)
                                    .put("_id", new JsonObject().put("$lt", after.id()))));
        });
        return range.isEmpty() ? filter : filter.put("transaction_date", range);
    }

    @Override
    public Future<BatchProgress> batch(String batchId) {
        return progress.read(batchId);
    }

    @Override
    public Future<List<DeadLetter>> deadLetters(String after, int limit) {
        var query = new JsonObject().put("_id", new JsonObject().put("$gt", after));
        var options =
                new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(Math.max(1, Math.min(limit, 500)));
        return Database.read(database.find(Collections.DEAD_LETTERS, query, options), Documents::readDeadLetter);
    }

    @Override
    public Future<Replayed> replay(List<String> smsIds) {
        var batchId = batchIds.get();
        var named = smsIds.stream().distinct().toList();
        var count = named.isEmpty() ? replayAll(batchId, 0, "", 0) : replayNamed(batchId, 0, named, 0);
        return count.map(it -> new Replayed(batchId, it));
    }

    private Future<Integer> replayAll(String batchId, int sequence, String after, int done) {
        return deadLetters(after, REPLAY_PAGE).compose(letters -> {
            if (letters.isEmpty()) {
                return Future.succeededFuture(done);
            }
            var page = ReplayChunks.first(letters);
            var last = page.get(page.size() - 1).item().sms().id();
            return reopen(batchId, sequence, page)
                    .compose(opened -> replayAll(batchId, sequence + 1, last, done + page.size()));
        });
    }

    private Future<Integer> replayNamed(String batchId, int sequence, List<String> ids, int done) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(done);
        }
        var page = ids.subList(0, Math.min(REPLAY_PAGE, ids.size()));
        var rest = ids.subList(page.size(), ids.size());
        return Database.read(database.byIds(Collections.DEAD_LETTERS, page, null), Documents::readDeadLetter)
                .compose(letters -> reopenAll(batchId, sequence, letters)
                        .compose(next -> replayNamed(batchId, next, rest, done + letters.size())));
    }

    /** Gives the number of the chunk after the last. */
    private Future<Integer> reopenAll(String batchId, int sequence, List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Future.succeededFuture(sequence);
        }
        var page = ReplayChunks.first(letters);
        return reopen(batchId, sequence, page)
                .compose(opened -> reopenAll(batchId, sequence + 1, letters.subList(page.size(), letters.size())));
    }

    /** A dead letter keeps no failures of a former life: a replay has all its attempts again. */
    private Future<Void> reopen(String batchId, int sequence, List<DeadLetter> letters) {
        var items = letters.stream()
                .map(letter -> WorkItem.fresh(letter.item().sms()))
                .toList();
        var chunk = new Chunk(ChunkId.of(batchId, sequence), tenant, batchId, true, items);
        return MongoJournal.open(database, chunk, clock, clock.instant(), false);
    }
}
