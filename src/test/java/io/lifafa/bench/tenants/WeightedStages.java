package io.lifafa.bench.tenants;

import io.lifafa.api.answer.GroundedQuestion;
import io.lifafa.api.answer.Objection;
import io.lifafa.api.answer.Question;
import io.lifafa.api.answer.ReadReply;
import io.lifafa.api.answer.Witness;
import io.lifafa.api.client.ChatRequest;
import io.lifafa.api.remote.RemoteExtraction;
import io.lifafa.api.stage.ApiOptions;
import io.lifafa.api.stage.ApiVerticle;
import io.lifafa.bus.Directory;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.fairness.TenantWeights;
import io.lifafa.limiter.cluster.LimiterVerticle;
import io.lifafa.limiter.cluster.LimitsClient;
import io.lifafa.metrics.Metrics;
import io.lifafa.pipeline.PipelineOptions;
import io.lifafa.pipeline.PipelineVerticle;
import io.lifafa.pipeline.Stages;
import io.lifafa.pipeline.WorkersVerticle;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Sms;
import io.lifafa.store.Journal;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.DatabaseClock;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.stage.MongoStore;
import io.lifafa.store.stage.StoreClients;
import io.lifafa.store.stage.StoreOptions;
import io.lifafa.store.stage.StoreVerticle;
import io.lifafa.tenants.quota.ApiAdmission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The stages of a node, put together as a node does it, with given weights; counts the SMS of calls by tenant. */
final class WeightedStages implements AutoCloseable {
    /** What a worker of a node holds where there is an API. */
    private static final int CHUNKS = 8;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedServer server;
    private final Journal journal;
    private final String workers;

    private WeightedStages(LifafaConfig config, EmbeddedServer server, TenantWeights weights) throws Exception {
        this.server = server;
        var database = Database.open(vertx, server.uri(), config.store());
        var clock = new DatabaseClock(database);
        await(clock.start(vertx));
        await(MongoStore.prepare(database, config.store().eventRetention(), true, Set.of(), clock));
        var storing = new StoreOptions(
                config.store().lease(), config.store().idempotencyRetention(), config.tenant(), weights);
        for (int i = 0; i < CORES; i++) {
            deploy(new StoreVerticle(database, storing, clock, Optional.empty()));
        }
        var services = StoreClients.here(vertx, config.store().timeout()).services();
        journal = services.journal();
        var metrics = new Metrics(new SimpleMeterRegistry());
        deploy(new LimiterVerticle(services.limits(), Optional.empty()));
        deploy(new ApiVerticle(
                new ApiOptions(config.api(), config.limiter(), weights, ApiAdmission.ALL, false),
                counting(new GroundedQuestion(config.api().redact(), config.zone(), sms -> Witness.NONE)),
                metrics,
                LimitsClient.here(vertx),
                Optional.empty()));
        var rules = new Rules(config.zone(), config.rules().lexicon());
        var api = new RemoteExtraction(vertx, true, new Directory(role -> List.of(), System::nanoTime));
        var stages = new Stages(
                rules::read, Optional.empty(), Optional.of(api), config.api().fallback());
        workers = deploy(new WorkersVerticle(
                CORES,
                1,
                2 * CORES,
                number -> new PipelineVerticle(
                        new PipelineOptions(
                                config.pipeline().orChunks(CHUNKS),
                                config.store().lease(),
                                "worker-" + number),
                        journal,
                        stages,
                        metrics,
                        clock,
                        (tenant, hits) -> {})));
    }

    static WeightedStages start(String apiUrl, Path data, TenantWeights weights) throws Exception {
        var config = ConfigLoader.load(Optional.empty(), Map.of(), Map.of("api.url", apiUrl));
        var server = EmbeddedServer.start(EmbeddedOptions.inDirectory(data).keepingFree(0));
        return new WeightedStages(config, server, weights);
    }

    private String deploy(Deployable verticle) throws Exception {
        return await(vertx.deployVerticle(verticle));
    }

    /** An SMS's id begins with its tenant and a dash. */
    private Question counting(Question question) {
        return new Question() {
            @Override
            public ChatRequest request(List<Sms> messages, Map<String, Objection> objections) {
                messages.forEach(it -> asked.merge(it.id().substring(0, it.id().indexOf('-')), 1L, Long::sum));
                return question.request(messages, objections);
            }

            @Override
            public ReadReply read(List<Sms> messages, String content, String model) {
                return question.read(messages, content, model);
            }
        };
    }

    Journal journal() {
        return journal;
    }

    /** How many SMS of a tenant went into calls so far. */
    long asked(String tenant) {
        return asked.getOrDefault(tenant, 0L);
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws IOException {
        try {
            await(vertx.undeploy(workers));
            await(vertx.close());
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            server.close();
        }
    }
}
