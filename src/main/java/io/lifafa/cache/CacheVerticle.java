package io.lifafa.cache;

import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.Archive;
import io.lifafa.store.TemplateStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
    private TemplateLibrary library;
    private TemplateSync sync;
    private CacheCounts counts;
    private WorkerExecutor pool;

    public CacheVerticle(CacheOptions options, TemplateStore templates, Archive archive, Metrics metrics) {
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
        var rework = new Rework(library, archive);
        var service = new CachingService(
                vertx, pool, library, sync, rework, counts, options.recheck(), RandomGenerator.getDefault());
        return sync.start().compose(warm -> {
            vertx.setPeriodic(0, GAUGE_MILLIS, tick -> library.byState()
                    .forEach((state, count) -> metrics.cacheTemplates(state.wireName(), count)));
            vertx.setPeriodic(0, SWEEP_MILLIS, tick -> rework.sweep());
            var address = Addresses.CACHE + "." + UUID.randomUUID();
            consumers.add(at(Addresses.CACHE).register(TemplateCache.class, service));
            consumers.add(at(address).register(TemplateCache.class, service));
            consumers.add(at(Addresses.CACHE_HERE).registerLocal(TemplateCache.class, service));
            consumers.add(vertx.eventBus()
                    .consumer(
                            Addresses.CACHE_WHERE, message -> message.reply(new JsonObject().put("address", address))));
            consumers.add(vertx.eventBus().consumer(Addresses.CACHE_STATE, message -> message.reply(state())));
            return Future.all(
                    consumers.stream().map(MessageConsumer::completion).toList());
        });
    }

    private ServiceBinder at(String address) {
        return new ServiceBinder(vertx).setAddress(address);
    }

    private JsonObject state() {
        var byState = new JsonObject();
        library.byState().forEach((state, count) -> byState.put(state.wireName(), count));
        return counts.toJson().put("templates", byState).put("evicted", library.evicted());
    }

    @Override
    public Future<?> stop() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .transform(unregistered -> sync.stop())
                .transform(stopped -> pool.close());
    }
}
