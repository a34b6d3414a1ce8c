package io.lifafa.store;

import io.lifafa.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Serves the store's interfaces on the bus. May be deployed several times over one {@link Database}. */
public final class StoreVerticle extends VerticleBase {
    private final Database database;
    private final StoreOptions options;
    private final Clock clock;
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();

    /**
     * The database is shared by all instances and closed by whoever opened it.
     *
     * @param clock by which leases end and data expires: the same for all nodes, so in a node a {@link DatabaseClock}
     */
    public StoreVerticle(Database database, StoreOptions options, Clock clock) {
        this.database = database;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        var binder = new ServiceBinder(vertx);
        bind(binder, Addresses.JOURNAL, Journal.class, new MongoJournal(database, options.lease(), clock));
        var jobs = new Jobs(
                database, clock, options.lease(), () -> UUID.randomUUID().toString());
        var runner = new JobRunner(database, clock, jobs);
        bind(binder, Addresses.ARCHIVE, Archive.class, new MongoArchive(database, clock, jobs, runner));
        bind(binder, Addresses.LEASES, LeaseBook.class, new MongoLeaseBook(database, clock));
        bind(
                binder,
                Addresses.IDEMPOTENCY,
                IdempotencyKeys.class,
                new MongoIdempotencyKeys(database, options.idempotencyRetention(), clock));
        bind(binder, Addresses.EVENT_LOG, EventLog.class, new MongoEventLog(database));
        bind(binder, Addresses.TEMPLATES, TemplateStore.class, new MongoTemplateStore(database, clock));
        bind(binder, Addresses.LIMIT_STORE, LimitStore.class, new MongoLimitStore(database));
        new Upkeep(database, clock, runner).start(vertx);
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList());
    }

    private <T> void bind(ServiceBinder binder, String address, Class<T> type, T service) {
        consumers.add(binder.setAddress(address).register(type, service));
    }

    @Override
    public Future<?> stop() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList());
    }

    /**
     * Makes the database ready for use: refuses a server that cannot keep exact decimals, creates missing indexes and,
     * on the embedded store, makes the chunks due that a dead process had leased.
     *
     * @param exclusive true for the embedded store, which keeps decimals and is opened even when its disk is full
     * @param living the ids of the processes of the cluster, whose leases are left alone; empty if this one is alone
     * @param clock as for the {@link #StoreVerticle}
     */
    public static Future<Void> prepare(
            Database database, Duration eventRetention, boolean exclusive, Set<String> living, Clock clock) {
        return (exclusive ? Future.<Void>succeededFuture() : DecimalProbe.require(database))
                .compose(kept -> Schema.ensure(database, eventRetention.toSeconds()))
                .compose(created ->
                        exclusive ? new DeadHolders(database, clock).release(living) : Future.succeededFuture());
    }
}
