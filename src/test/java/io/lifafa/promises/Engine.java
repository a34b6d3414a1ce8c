package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.config.ConfigException;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.PipelineConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.metrics.Metrics;
import io.lifafa.pipeline.PipelineOptions;
import io.lifafa.pipeline.PipelineVerticle;
import io.lifafa.pipeline.Stages;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.Journal;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.check.ConsistencyReport;
import io.lifafa.store.database.Database;
import io.lifafa.store.stage.MongoStore;
import io.lifafa.store.stage.StoreClients;
import io.lifafa.store.stage.StoreOptions;
import io.lifafa.store.stage.StoreServices;
import io.lifafa.store.stage.StoreVerticle;
import io.lifafa.testsupport.Awaiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The store's stage on a server, and pipeline workers with neighbours of the test's choice. */
final class Engine implements AutoCloseable {
    private static final String TENANT = "promises";
    static final Tenant HOME = Tenant.home(TENANT);
    private static final int MAX_ATTEMPTS = 3;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Duration lease;
    private final Database database;
    private final MongoClient raw;
    private final StoreServices services;
    private int workers;

    /** @param lease how long a claimed chunk belongs to its worker */
    Engine(String uri, Duration lease) {
        this(uri, lease, "20s");
    }

    /** @param timeout of one database call */
    Engine(String uri, Duration lease, String timeout) {
        this.lease = lease;
        var config = config(Map.of("store.timeout", timeout, "store.uri", uri)).store();
        this.database = Database.open(vertx, uri, config);
        this.raw = MongoClient.create(
                vertx, new JsonObject().put("connection_string", uri).put("db_name", config.database()));
        this.services = StoreClients.here(vertx, config.timeout()).services();
        await(MongoStore.prepare(database, Duration.ofDays(1), false, Set.of(), Clock.systemUTC()));
        var options = new StoreOptions(lease, Duration.ofDays(1), TENANT);
        await(vertx.deployVerticle(new StoreVerticle(database, options, Clock.systemUTC(), Optional.empty())));
    }

    static LifafaConfig config(Map<String, String> overrides) {
        try {
            return ConfigLoader.load(Optional.empty(), Map.of(), overrides);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A worker more. */
    void work(Journal journal, Stages stages) {
        var config = new PipelineConfig(
                1, 2, MAX_ATTEMPTS, Duration.ofMillis(5), Duration.ofMillis(40), Duration.ofMillis(5));
        var options = new PipelineOptions(config, lease, "worker-" + workers++);
        await(vertx.deployVerticle(new PipelineVerticle(
                options, journal, stages, new Metrics(registry), Clock.systemUTC(), (tenant, hits) -> {})));
    }

    /** Appends the SMS as one chunk; returns when that is acknowledged. */
    Chunk append(String batch, int sequence, List<Sms> messages) {
        var items = messages.stream().map(WorkItem::fresh).toList();
        var chunk = new Chunk(ChunkId.of(batch, sequence), TENANT, batch, false, items);
        await(services.journal().append(chunk));
        return chunk;
    }

    /** Appends the SMS of several batches as one chunk; returns when that is acknowledged. */
    void appendShared(String name, Map<String, List<Sms>> messages) {
        var items = new ArrayList<WorkItem>();
        messages.forEach((batch, ofBatch) ->
                ofBatch.forEach(sms -> items.add(WorkItem.fresh(sms).of(batch))));
        await(services.journal().append(new Chunk(ChunkId.of(name, 0), TENANT, name + "-0", false, items)));
    }

    /** Returns when nothing is open any more. */
    void awaitEnd() {
        Awaiting.until(
                "all chunks closed", () -> await(services.journal().backlog()).chunks() == 0);
    }

    ConsistencyReport audit() {
        return await(new ConsistencyCheck(database).run());
    }

    /** How often a chunk ended so: closed, lost, failed. */
    long chunks(String result) {
        return new Metrics(registry).chunk(result).count();
    }

    StoreServices services() {
        return services;
    }

    Vertx vertx() {
        return vertx;
    }

    /** The database itself, for looking into and for damaging it. */
    MongoClient raw() {
        return raw;
    }

    /** All documents of a collection, in the order of their ids. */
    List<JsonObject> all(String collection) {
        return find(collection, new JsonObject());
    }

    List<JsonObject> find(String collection, JsonObject query) {
        return await(raw.find(collection, query)).stream()
                .sorted(Comparator.comparing(it -> it.getString("_id")))
                .toList();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
