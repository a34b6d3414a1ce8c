package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Directory;
import io.lifafa.bus.StageClient;
import io.lifafa.config.Role;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The store's services as any other stage reaches them. Thread rule: any. */
public final class StoreClients {
    /** A closing is a handful of database calls in a row; a stage that is silent for longer is taken for dead. */
    private static final int CALLS = 3;

    /** Of a store on another node: it may be gone, and another may be there. */
    private static final StageClient.Tries REMOTE =
            new StageClient.Tries(Duration.ofSeconds(5), 4, Duration.ofSeconds(15));

    private final Vertx vertx;
    private final Function<String, StageClient> way;

    private StoreClients(Vertx vertx, Function<String, StageClient> way) {
        this.vertx = vertx;
        this.way = way;
    }

    /**
     * To this node, which must have the store's role: a call never leaves it.
     *
     * @param timeout of one database call
     */
    public static StoreClients here(Vertx vertx, Duration timeout) {
        return new StoreClients(vertx, stage -> StageClient.here(vertx, stage, timeout.multipliedBy(CALLS)));
    }

    /**
     * To other nodes: a call is given up after 5 s, and made again up to three times within 15 s where that is safe. Where no
     * node has the store one is waited for as long.
     */
    public static StoreClients elsewhere(Vertx vertx, Directory directory) {
        return new StoreClients(vertx, stage -> StageClient.elsewhere(vertx, stage, Role.STORE, directory, REMOTE));
    }

    /** For work that has time. */
    public StoreServices services() {
        return services(way);
    }

    /**
     * For callers who are told "not now" sooner than others: while the store is away at once, else after {@code patience}. For
     * what somebody outside waits for, and sends again.
     *
     * @param away whether the store is known not to answer
     */
    public StoreServices answering(BooleanSupplier away, Duration patience) {
        return services(stage -> new Answering(vertx, way.apply(stage), away, patience));
    }

    private StoreServices services(Function<String, StageClient> soon) {
        return new StoreServices(
                new JournalClient(soon.apply(Addresses.JOURNAL)),
                new LeaseBookClient(soon.apply(Addresses.LEASES)),
                new ArchiveClient(soon.apply(Addresses.ARCHIVE)),
                new IdempotencyKeysClient(soon.apply(Addresses.IDEMPOTENCY)),
                new EventLogClient(way.apply(Addresses.EVENT_LOG)),
                new TemplateStoreClient(way.apply(Addresses.TEMPLATES)),
                new LimitStoreClient(way.apply(Addresses.LIMIT_STORE)),
                new KeyStoreClient(soon.apply(Addresses.KEYS)),
                new TenantStoreClient(soon.apply(Addresses.TENANTS)),
                new UsageStoreClient(soon.apply(Addresses.USAGE)));
    }
}
