package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.config.ConfigException;
import io.lifafa.config.StoreConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.archive.Jobs;
import io.lifafa.store.archive.SettledArchive;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.check.ConsistencyReport;
import io.lifafa.store.crypt.TextEncryption;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.DecimalProbe;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.erasure.MongoErasures;
import io.lifafa.store.journal.MongoJournal;
import io.lifafa.store.journal.MongoLeaseBook;
import io.lifafa.store.lease.LeaseBook;
import io.lifafa.store.mongo.MongoEventLog;
import io.lifafa.store.mongo.MongoIdempotencyKeys;
import io.lifafa.store.mongo.MongoKeyStore;
import io.lifafa.store.mongo.MongoLimitStore;
import io.lifafa.store.mongo.MongoTemplateStore;
import io.lifafa.store.mongo.MongoTenantStore;
import io.lifafa.store.mongo.MongoUsageStore;
import io.lifafa.store.mongo.Schema;
import io.lifafa.store.stage.Encoded;
import io.lifafa.store.stage.StoreServices;
import io.lifafa.tenants.crypt.MasterKeys;
import io.lifafa.tenants.quota.UsageStore;
import io.lifafa.tenants.settings.TenantStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database for tests: the embedded server's, in memory; or, where the environment names a server by MONGODB_URI, one
 * with a random name there, dropped at the end. Where that server has no Decimal128, money is kept as text, so that all else can be checked there.
 */
public final class TestStore implements AutoCloseable {
    public static final Duration LEASE = Duration.ofSeconds(30);
    public static final String TENANT = "acme";
    public static final Tenant HOME = Tenant.home(TENANT);
    private static final Duration KEYS_KEPT = Duration.ofHours(3);
    private static final boolean ENCRYPTED = Boolean.getBoolean("lifafa.test.encrypted");
    private static final List<String> COLLECTIONS = List.of(
            Collections.INBOX,
            Collections.PAYLOADS,
            Collections.RESULTS,
            Collections.SMS,
            Collections.CONTENTS,
            Collections.DUPLICATES,
            Collections.TRANSACTIONS,
            Collections.DEAD_LETTERS,
            Collections.EVENTS,
            Collections.IDEMPOTENCY_KEYS,
            Collections.TEMPLATES,
            Collections.LIMITS,
            Collections.SUMMARIES,
            Collections.JOBS,
            Collections.DUTIES,
            Collections.TENANTS,
            Collections.TENANT_USAGE,
            Collections.ERASURES,
            Collections.ERASED_SMS);

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock();
    private final Optional<EmbeddedServer> server;
    private final boolean decimals;
    private final Database database;

    /** As other nodes have them: what the store promises holds over the bus too. */
    private final StoreServices services;

    private TestStore(Optional<EmbeddedServer> server, String uri) {
        this.server = server;
        var config = config(Duration.ofSeconds(10));
        this.decimals = server.isPresent() || keepsDecimals(uri, config);
        var opened = Database.open(vertx, uri, config);
        this.database = encrypted(
                decimals ? opened : Database.over(RewritingClient.over(opened.client(), BigDecimal::toPlainString)));
        this.services = Encoded.over(
                vertx,
                new StoreServices(
                        new MongoJournal(database, LEASE, clock),
                        new MongoLeaseBook(database, clock),
                        archive(() -> UUID.randomUUID().toString()),
                        new MongoIdempotencyKeys(database, KEYS_KEPT, clock),
                        new MongoEventLog(database),
                        new MongoTemplateStore(database, clock),
                        new MongoLimitStore(database),
                        new MongoKeyStore(database),
                        new MongoTenantStore(database),
                        new MongoUsageStore(database),
                        new MongoErasures(database, clock, LEASE)));
    }

    /** With {@code -Dlifafa.test.encrypted=true} what the store promises is checked with its texts encrypted; tests that count calls do not fit. */
    private Database encrypted(Database plain) {
        return ENCRYPTED
                ? TextEncryption.over(vertx, plain, MasterKeys.parse("5a".repeat(32)))
                        .database()
                : plain;
    }

    /** Asks through a client of its own: a server may answer by hanging up. */
    private boolean keepsDecimals(String uri, StoreConfig config) {
        var asking = Database.open(vertx, uri, config);
        try {
            return await(DecimalProbe.keepsDecimals(asking));
        } finally {
            await(asking.close());
        }
    }

    public static TestStore open() {
        var store = Optional.ofNullable(System.getenv("MONGODB_URI"))
                .map(uri -> new TestStore(Optional.empty(), uri))
                .orElseGet(TestStore::embedded);
        await(Schema.ensure(store.database, Duration.ofDays(30).toSeconds()));
        return store;
    }

    /** The embedded server's, with files in this directory. */
    public static TestStore in(Path dir) {
        var store = embedded(EmbeddedOptions.inDirectory(dir));
        await(Schema.ensure(store.database, Duration.ofDays(30).toSeconds()));
        return store;
    }

    private static TestStore embedded() {
        return embedded(EmbeddedOptions.inMemory());
    }

    private static TestStore embedded(EmbeddedOptions options) {
        try {
            var server = EmbeddedServer.start(options);
            return new TestStore(Optional.of(server), server.uri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The default configuration, but for a database of its own and this timeout. */
    public static StoreConfig config(Duration timeout) {
        try {
            return ConfigLoader.load(
                            Optional.empty(),
                            Map.of(),
                            Map.of(
                                    "store.database", "lifafa_test_" + UUID.randomUUID(),
                                    "store.timeout", timeout.toMillis() + "ms"))
                    .store();
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The configuration that is used where none is given. */
    public static StoreConfig defaults() {
        try {
            return ConfigLoader.load(Optional.empty(), Map.of(), Map.of()).store();
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isEmbedded() {
        return server.isPresent();
    }

    /** False if money is kept as text here, for the server has no Decimal128. */
    public boolean keepsDecimals() {
        return decimals;
    }

    public Vertx vertx() {
        return vertx;
    }

    public TestClock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public MongoClient client() {
        return database.client();
    }

    public Journal journal() {
        return services.journal();
    }

    /** A journal whose calls go through {@code client}. */
    public Journal journal(MongoClient client) {
        return new MongoJournal(encrypted(Database.over(client)), LEASE, clock);
    }

    public Archive archive() {
        return services.archive();
    }

    /** An archive whose jobs are done when their Futures end. */
    public Archive archive(Supplier<String> batchIds) {
        return new SettledArchive(database, clock, batchIds);
    }

    /** An archive whose calls go through {@code client}. */
    public Archive archive(MongoClient client) {
        return new SettledArchive(
                encrypted(Database.over(client)), clock, () -> UUID.randomUUID().toString());
    }

    LeaseBook leases() {
        return services.leases();
    }

    public Jobs jobs(Database database, Supplier<String> batchIds) {
        return new Jobs(database, clock, LEASE, batchIds, TENANT);
    }

    TemplateStore templates() {
        return services.templates();
    }

    TenantStore tenants() {
        return services.tenants();
    }

    UsageStore usage() {
        return services.usage();
    }

    LimitStore limits() {
        return services.limits();
    }

    public Erasures erasures() {
        return services.erasures();
    }

    public IdempotencyKeys keys() {
        return services.idempotencyKeys();
    }

    public EventLog eventLog() {
        return services.eventLog();
    }

    public ConsistencyReport check() {
        return await(new ConsistencyCheck(database).run());
    }

    /** All documents of a collection in the order of their ids. */
    public List<JsonObject> documents(String collection) {
        var byId = new FindOptions().setSort(new JsonObject().put("_id", 1));
        return await(database.find(collection, new JsonObject(), byId));
    }

    /** All that is stored, as text. */
    public String everything() {
        return COLLECTIONS.stream()
                .flatMap(collection -> documents(collection).stream())
                .map(JsonObject::encode)
                .collect(Collectors.joining("\n"));
    }

    /** The ids in a collection, in order. */
    public List<String> ids(String collection) {
        return documents(collection).stream().map(it -> it.getString("_id")).toList();
    }

    public Optional<JsonObject> document(String collection, String id) {
        return await(database.byId(collection, id));
    }

    /** Removes everything but the indexes. */
    public void wipe() {
        await(Future.all(COLLECTIONS.stream()
                .map(it -> client().removeDocuments(it, new JsonObject()))
                .toList()));
    }

    @Override
    public void close() {
        var steps = new ArrayList<Supplier<Future<?>>>();
        if (server.isEmpty()) {
            steps.add(() -> client().runCommand("dropDatabase", new JsonObject().put("dropDatabase", 1)));
        }
        steps.add(database::close);
        steps.forEach(step -> await(step.get()));
        server.ifPresent(EmbeddedServer::close);
        await(vertx.close());
    }

    static Clock fixed(TestClock clock) {
        return Clock.fixed(clock.instant(), clock.getZone());
    }

    static Stream<String> collections() {
        return COLLECTIONS.stream();
    }
}
