package io.lifafa.store.archive;

import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The jobs in MongoDB: one document per key. A job belongs to the process that took it up last until its lease ends, and
 * every step it makes is fenced by its epoch. Thread rule: any.
 */
public final class Jobs {
    static final String OPEN = "open";
    static final String DONE = "done";

    /** How long an ended job is remembered. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;
    private final Duration lease;
    private final Supplier<String> batchIds;
    private final String home;

    /** @param home the installation's own tenant */
    public Jobs(Database database, Clock clock, Duration lease, Supplier<String> batchIds, String home) {
        this.database = database;
        this.clock = clock;
        this.lease = lease;
        this.batchIds = batchIds;
        this.home = home;
    }

    /**
     * A job that was asked for.
     *
     * @param job as it is
     * @param isNew true if the caller is to do it; else somebody does already
     */
    record Begun(Job job, boolean isNew) {}

    Future<Optional<Job>> find(String key) {
        return Database.guarded(database.byId(Collections.JOBS, key).map(found -> found.map(this::read)));
    }

    private Job read(JsonObject document) {
        return Job.read(document, home);
    }

    /** A new job, unless one with this key is under way: then that. */
    Future<Begun> begin(String key, Tenant tenant, Task task) {
        return find(key).compose(known -> {
            if (known.filter(Job::open).isPresent()) {
                return Future.succeededFuture(new Begun(known.get(), false));
            }
            var fresh = fresh(tenant, task);
            return known.map(it -> replace(it, fresh))
                    .orElseGet(() -> database.insertMissing(
                            Collections.JOBS, Database.id(key).mergeIn(fresh)))
                    .compose(begun -> begun
                            ? Future.succeededFuture(
                                    new Begun(read(Database.id(key).mergeIn(fresh)), true))
                            : begin(key, tenant, task));
        });
    }

    private Future<Boolean> replace(Job ended, JsonObject fresh) {
        var same = Database.id(ended.key()).put("batch_id", ended.batchId()).put("state", DONE);
        var update = new JsonObject().put("$set", fresh).put("$unset", new JsonObject().put("expires", ""));
        return database.updateOne(Collections.JOBS, same, update, null).map(Optional::isPresent);
    }

    private JsonObject fresh(Tenant tenant, Task task) {
        return new JsonObject()
                .put("batch_id", tenant.batch(batchIds.get()))
                .put("task", task.toJson())
                .put("state", OPEN)
                .put("epoch", 1L)
                .put("created", Documents.date(clock.instant()))
                .put("due", leased())
                .put("position", Job.Position.START.toJson());
    }

    private JsonObject leased() {
        return Documents.date(clock.instant().plus(lease));
    }

    /** The job that has waited longest for somebody to go on with it. */
    Future<Optional<Job>> claim() {
        var due = new JsonObject()
                .put("state", OPEN)
                .put("due", new JsonObject().put("$lte", Documents.date(clock.instant())));
        var update = new JsonObject()
                .put("$set", new JsonObject().put("due", leased()))
                .put("$inc", new JsonObject().put("epoch", 1L));
        return Database.guarded(database.updateOne(Collections.JOBS, due, update, new JsonObject().put("due", 1))
                .map(found -> found.map(this::read)));
    }

    /** Stores how far the job is. Fails with 409 if another process has taken it up. */
    Future<Job> advance(Job job, Job.Position to) {
        return update(job, new JsonObject().put("position", to.toJson()).put("due", leased()));
    }

    /** Lets go of the job; somebody is to go on with it at that time. */
    Future<Job> rest(Job job, Instant until) {
        return update(job, new JsonObject().put("due", Documents.date(until)));
    }

    Future<Job> finish(Job job) {
        return update(
                job,
                new JsonObject()
                        .put("state", DONE)
                        .put("expires", Documents.date(clock.instant().plus(KEPT))));
    }

    private Future<Job> update(Job job, JsonObject set) {
        var mine = Database.id(job.key())
                .put("batch_id", job.batchId())
                .put("epoch", job.epoch())
                .put("state", OPEN);
        return database.updateOne(Collections.JOBS, mine, new JsonObject().put("$set", set), null)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(read(found.get()))
                        : Future.failedFuture(new ServiceException(
                                StoreFailures.LEASE_LOST, "another store goes on with batch " + job.batchId())));
    }

    /** What is known of the job of a batch, its state alone: empty if the batch is of none. */
    static Future<Optional<Boolean>> isOpen(Database database, String batchId) {
        var state = new FindOptions().setFields(new JsonObject().put("state", 1));
        return database.find(Collections.JOBS, new JsonObject().put("batch_id", batchId), state)
                .map(found -> found.stream().findFirst().map(it -> OPEN.equals(it.getString("state"))));
    }
}
