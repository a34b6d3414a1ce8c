package io.lifafa.store.stage;

import io.lifafa.bus.StageService;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Serves the store's interfaces on the bus. May be deployed several times over one {@link Database}. */
public final class StoreVerticle extends VerticleBase {
    private final Database database;
    private final StoreOptions options;
    private final Clock clock;
    private final Optional<String> node;
    private List<StageService> services = List.of();

    /**
     * The database is shared by all instances and closed by whoever opened it.
     *
     * @param clock as for the {@link MongoStore}
     * @param node the id under which others know this node; empty if there are none
     */
    public StoreVerticle(Database database, StoreOptions options, Clock clock, Optional<String> node) {
        this.database = database;
        this.options = options;
        this.clock = clock;
        this.node = node;
    }

    @Override
    public Future<?> start() {
        var store = new MongoStore(database, options, clock);
        var served = store.services();
        services = List.of(
                JournalClient.service(served.journal()),
                LeaseBookClient.service(served.leases()),
                ArchiveClient.service(served.archive()),
                IdempotencyKeysClient.service(served.idempotencyKeys()),
                EventLogClient.service(served.eventLog()),
                TemplateStoreClient.service(served.templates()),
                LimitStoreClient.service(served.limits()),
                KeyStoreClient.service(served.keys()),
                TenantStoreClient.service(served.tenants()),
                UsageStoreClient.service(served.usage()));
        store.keepUp(vertx);
        return Future.all(services.stream().map(it -> it.serve(vertx, node)).toList());
    }

    @Override
    public Future<?> stop() {
        return Future.join(services.stream().map(StageService::end).toList());
    }
}
