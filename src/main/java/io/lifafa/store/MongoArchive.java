package io.lifafa.store;

import io.lifafa.sms.Status;
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
    private final Database database;
    private final BatchProgressReader progress;
    private final Clock clock;
    private final Supplier<String> batchIds;

    MongoArchive(Database database, Clock clock, Supplier<String> batchIds) {
        this.database = database;
        this.progress = new BatchProgressReader(database);
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
        return Replay.letters(database, after, new JsonObject(), limit);
    }

    @Override
    public Future<Replayed> replay(List<String> smsIds) {
        return new Replay(database, clock, batchIds.get()).of(smsIds);
    }

    @Override
    public Future<Replayed> rework(String templateId, int version) {
        var replay = new Replay(database, clock, batchIds.get());
        return new Rework(database, clock, replay, templateId, version).run();
    }
}
