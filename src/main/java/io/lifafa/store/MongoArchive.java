package io.lifafa.store;

import io.lifafa.sms.Status;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The archive in MongoDB. */
final class MongoArchive implements Archive {
    private static final String LOCAL_DATE = "transaction_local_date";

    /** Where a day begins first and where last. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

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

    /** One end of a stretch of time. The range of instants is what the index can do; the days narrow it down. */
    private record Bound(String operator, Instant range, Optional<JsonObject> day) {
        void on(JsonObject ranges, JsonArray days) {
            ranges.put(operator, Documents.date(range));
            day.ifPresent(days::add);
        }
    }

    /** A day begins and ends nowhere before it does in {@code zone}; what has no local date goes by the instant. */
    private static Bound bound(String operator, Instant at, Optional<LocalDate> day, ZoneOffset zone) {
        return new Bound(
                operator, day.map(it -> it.atStartOfDay(zone).toInstant()).orElse(at), day.map(it -> new JsonObject()
                        .put(
                                "$or",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put(LOCAL_DATE, new JsonObject().put(operator, it.toString())))
                                        .add(new JsonObject()
                                                .put(LOCAL_DATE, new JsonObject().put("$exists", false))
                                                .put(
                                                        "transaction_date",
                                                        new JsonObject().put(operator, Documents.date(at)))))));
    }

    private static JsonObject filter(TransactionQuery query) {
        var filter = new JsonObject().put("user_id", query.userId());
        var range = new JsonObject();
        var days = new JsonArray();
        query.from().ifPresent(from -> bound("$gte", from, query.days().from(), FIRST_ZONE)
                .on(range, days));
        query.to()
                .ifPresent(to -> bound("$lt", to, query.days().to(), LAST_ZONE).on(range, days));
        if (!days.isEmpty()) {
            filter.put("$and", days);
        }
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
