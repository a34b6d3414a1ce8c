package io.lifafa.store.stage;

import io.lifafa.store.archive.JobRunner;
import io.lifafa.store.archive.Jobs;
import io.lifafa.store.archive.MongoArchive;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.DatabaseClock;
import io.lifafa.store.database.DecimalProbe;
import io.lifafa.store.journal.DeadHolders;
import io.lifafa.store.journal.MongoJournal;
import io.lifafa.store.journal.MongoLeaseBook;
import io.lifafa.store.mongo.MongoEventLog;
import io.lifafa.store.mongo.MongoIdempotencyKeys;
import io.lifafa.store.mongo.MongoKeyStore;
import io.lifafa.store.mongo.MongoLimitStore;
import io.lifafa.store.mongo.MongoTemplateStore;
import io.lifafa.store.mongo.MongoTenantStore;
import io.lifafa.store.mongo.MongoUsageStore;
import io.lifafa.store.mongo.Schema;
import io.lifafa.store.upkeep.Upkeep;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** The store's services in a {@link Database}. Thread rule: any. */
public final class MongoStore {
    private final Database database;
    private final Clock clock;
    private final JobRunner runner;
    private final StoreServices services;

    /**
     * The database is closed by whoever opened it.
     *
     * @param clock by which leases end and data expires: the same for all nodes, so in a node a {@link DatabaseClock}
     */
    public MongoStore(Database database, StoreOptions options, Clock clock) {
        this.database = database;
        this.clock = clock;
        var jobs = new Jobs(
                database, clock, options.lease(), () -> UUID.randomUUID().toString(), options.home());
        this.runner = new JobRunner(database, clock, jobs);
        this.services = new StoreServices(
                new MongoJournal(database, options.lease(), clock, options.weights()),
                new MongoLeaseBook(database, clock),
                new MongoArchive(database, clock, jobs, runner, options.home()),
                new MongoIdempotencyKeys(database, options.idempotencyRetention(), clock),
                new MongoEventLog(database),
                new MongoTemplateStore(database, clock),
                new MongoLimitStore(database),
                new MongoKeyStore(database),
                new MongoTenantStore(database),
                new MongoUsageStore(database));
    }

    public StoreServices services() {
        return services;
    }

    /** Has what is due be looked after, on the context of the caller, until that ends. */
    public void keepUp(Vertx vertx) {
        new Upkeep(database, clock, runner).start(vertx);
    }

    /**
     * Makes the database ready for use: refuses a server that cannot keep exact decimals, creates missing indexes and,
     * on the embedded store, makes the chunks due that a dead process had leased.
     *
     * @param exclusive true for the embedded store, which keeps decimals and is opened even when its disk is full
     * @param living the ids of the processes of the cluster, whose leases are left alone; empty if this one is alone
     * @param clock as for the store itself
     */
    public static Future<Void> prepare(
            Database database, Duration eventRetention, boolean exclusive, Set<String> living, Clock clock) {
        return (exclusive ? Future.<Void>succeededFuture() : DecimalProbe.require(database))
                .compose(kept -> Schema.ensure(database, eventRetention.toSeconds()))
                .compose(created ->
                        exclusive ? new DeadHolders(database, clock).release(living) : Future.succeededFuture());
    }
}
