package io.lifafa.cache.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.StageService;
import io.lifafa.cache.CacheOptions;
import io.lifafa.cache.TemplateCache;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.sync.ReworkRequests;
import io.lifafa.cache.sync.TemplateSync;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.Archive;
import io.lifafa.store.TemplateStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Serves {@link TemplateCache} on the bus, warm from the start. One instance per node; its work is done on a pool. */
public final class CacheVerticle extends VerticleBase {
    private static final long GAUGE_MILLIS = 1_000;

    /** How often rows are looked for that a template wrote before it was found wrong. */
    private static final long SWEEP_MILLIS = 60_000;

    private final CacheOptions options;
    private final TemplateStore templates;
    private final Archive archive;
    private final Metrics metrics;
    private final Optional<String> node;
    private Optional<StageService> service = Optional.empty();
    private Optional<MessageConsumer<JsonObject>> asked = Optional.empty();
    private TemplateLibrary library;
    private TemplateSync sync;
    private CacheCounts counts;
    private WorkerExecutor pool;

    /** @param node the id under which others know this node */
    public CacheVerticle(
            CacheOptions options, TemplateStore templates, Archive archive, Metrics metrics, Optional<String> node) {
        this.node = node;
        this.options = options;
        this.templates = templates;
        this.archive = archive;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        library = new TemplateLibrary(options.maxTemplates(), options.zone(), options.secondReader());
        sync = new TemplateSync(vertx, library, templates);
        counts = new CacheCounts(metrics);
        pool = vertx.createSharedWorkerExecutor(
                "lifafa-cache", Runtime.getRuntime().availableProcessors());
        var rework = new ReworkRequests(library, archive);
        var caching = new CachingService(
                vertx, pool, library, sync, rework, counts, options.recheck(), RandomGenerator.getDefault());
        return sync.start().compose(warm -> {
            vertx.setPeriodic(0, GAUGE_MILLIS, tick -> library.byState()
                    .forEach((state, count) -> metrics.cacheTemplates(state.wireName(), count)));
            vertx.setPeriodic(0, SWEEP_MILLIS, tick -> rework.sweep());
            var served = CacheClient.service(caching);
            service = Optional.of(served);
            MessageConsumer<JsonObject> consumer =
                    vertx.eventBus().consumer(Addresses.CACHE_STATE, message -> message.reply(state()));
            asked = Optional.of(consumer);
            return Future.all(served.serve(vertx, node), consumer.completion());
        });
    }

    private JsonObject state() {
        var byState = new JsonObject();
        library.byState().forEach((state, count) -> byState.put(state.wireName(), count));
        return counts.toJson().put("templates", byState).put("evicted", library.evicted());
    }

    @Override
    public Future<?> stop() {
        return Future.join(
                        service.map(StageService::end).orElse(Future.succeededFuture()),
                        asked.map(MessageConsumer::unregister).orElse(Future.succeededFuture()))
                .transform(unregistered -> sync.stop())
                .transform(stopped -> pool.close());
    }
}
