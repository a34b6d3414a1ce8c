package io.lifafa.store.archive;

import io.lifafa.sms.Status;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.Archive;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Replayed;
import io.lifafa.store.StoredSms;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.TransactionQuery;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.Erased;
import io.lifafa.store.journal.SameContent;
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
import java.util.stream.Collectors;

/** The archive in MongoDB. */
public final class MongoArchive implements Archive {
    /** Only doubted transactions have it. */
    public static final String DOUBT = "provenance.doubt";

    private static final String LOCAL_DATE = "transaction_local_date";

    /** Where a day begins first and where last. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private final Database database;
    private final BatchProgressReader progress;
    private final DeadLetters letters;
    private final Rework rework;
    private final Jobs jobs;
    private final String home;
    private final JobRunner runner;

    /**
     * @param runner does the jobs that are asked for here
     * @param home the installation's own tenant
     */
    public MongoArchive(Database database, Clock clock, Jobs jobs, JobRunner runner, String home) {
        this.database = database;
        this.progress = new BatchProgressReader(database);
        this.letters = new DeadLetters(database);
        this.rework = new Rework(database, clock);
        this.jobs = jobs;
        this.home = home;
        this.runner = runner;
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
                .filter(it -> !Erased.is(it))
                .map(it -> Documents.readSms(it, Optional.ofNullable(byId.get(it.getString("_id")))))
                .toList();
    }

    @Override
    public Future<List<Duplicate>> duplicates(List<String> smsIds) {
        return new SameContent(database).duplicates(smsIds);
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

    /** The index has doubted rows alone, so these few are sorted in memory. */
    @Override
    public Future<List<StoredTransaction>> doubted(Tenant tenant, String reason, String after, int limit) {
        var filter = new JsonObject()
                .put("tenant", tenant.name())
                .put(DOUBT, reason.isEmpty() ? new JsonObject().put("$gt", "") : reason)
                .put("_id", new JsonObject().put("$gt", after));
        return Database.read(
                database.find(
                        Collections.TRANSACTIONS,
                        filter,
                        new FindOptions()
                                .setSort(new JsonObject().put("_id", 1))
                                .setLimit(limit)),
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
        var filter = new JsonObject().put("tenant", query.tenant()).put("user_id", query.userId());
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
    public Future<List<DeadLetter>> deadLetters(Tenant tenant, String after, int limit) {
        return letters.page(after, ofTenant(tenant), limit);
    }

    /** The same again changes nothing until all of it has been tried. */
    @Override
    public Future<Replayed> replay(Tenant tenant, List<String> smsIds) {
        var task = Task.replay(tenant.name(), smsIds);
        return jobs.find(task.key()).compose(known -> known.map(this::isUnderWay)
                .orElse(Future.succeededFuture(false))
                .compose(underWay -> underWay
                        ? Future.succeededFuture(replayed(known.get()))
                        : count(task).compose(count -> begin(tenant, task, count))));
    }

    private static JsonObject ofTenant(Tenant tenant) {
        return new JsonObject().put("tenant", tenant.name());
    }

    private Future<Boolean> isUnderWay(Job job) {
        return job.open()
                ? Future.succeededFuture(true)
                : progress.read(job.batchId()).map(batch -> !batch.done());
    }

    private Future<Integer> count(Task task) {
        return task instanceof Task.ReplayNamed named
                ? letters.firstOf(named.smsIds(), named.tenant())
                : letters.page("", task.ofTenant(), 1).map(List::size);
    }

    /** What was not done in time for a rework that ended is looked for by another at once. */
    @Override
    public Future<Replayed> rework(String templateId, int version) {
        return rework.tenants(templateId, version).compose(tenants -> Future.all(tenants.stream()
                        .map(it -> Tenant.of(it, home))
                        .map(it -> begin(it, new Task.ReworkTemplate(it.name(), templateId, version), 1))
                        .toList())
                .map(begun -> begun.<Replayed>list().stream()
                        .findFirst()
                        .map(it -> new Replayed(it.batchId(), begun.size()))
                        .orElse(new Replayed("", 0))));
    }

    private Future<Replayed> begin(Tenant tenant, Task task, int count) {
        if (count == 0) {
            return Future.succeededFuture(new Replayed("", 0));
        }
        return jobs.begin(task.key(), tenant, task).map(begun -> {
            if (begun.isNew()) {
                runner.start(begun.job());
            }
            return new Replayed(begun.job().batchId(), count);
        });
    }

    private static Replayed replayed(Job job) {
        return new Replayed(job.batchId(), Math.max(1, job.at().count()));
    }
}
