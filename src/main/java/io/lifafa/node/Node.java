package io.lifafa.node;

import io.lifafa.audit.AuditVerticle;
import io.lifafa.config.LifafaConfig;
import io.lifafa.health.ManagementRoutes;
import io.lifafa.health.Readiness;
import io.lifafa.http.HttpVerticle;
import io.lifafa.http.Routes;
import io.lifafa.ingest.BacklogGate;
import io.lifafa.ingest.HttpIntake;
import io.lifafa.ingest.IdempotentRequests;
import io.lifafa.ingest.IngestVerticle;
import io.lifafa.ingest.Intake;
import io.lifafa.ingest.SmsRoutes;
import io.lifafa.ingest.formats.ReadOptions;
import io.lifafa.limiter.cluster.LimiterVerticle;
import io.lifafa.metrics.Metrics;
import io.lifafa.pipeline.PipelineOptions;
import io.lifafa.pipeline.PipelineVerticle;
import io.lifafa.pipeline.Stages;
import io.lifafa.rules.MessageFilter;
import io.lifafa.rules.RulesExtractor;
import io.lifafa.store.StoreOptions;
import io.lifafa.store.StoreServices;
import io.lifafa.store.StoreVerticle;
import io.lifafa.store.embedded.EmbeddedServer;
import io.lifafa.web.CacheRoutes;
import io.lifafa.web.DeadLetterRoutes;
import io.lifafa.web.LimiterRoutes;
import io.lifafa.web.ReadRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A running engine. Starting succeeds only when every stage can work; stopping undoes it in reverse order. */
public final class Node {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** The two groups of HTTP servers. */
    private static final int DATA = 1;

    private static final int MANAGEMENT = 2;

    /** Chunks in a worker's hand: the rules are busy with one while another is stored. */
    private static final int CHUNKS_WITH_RULES = 2;

    /** Answers of an API are waited for, so that more of them must be under way: 4,000 SMS a worker, 200 full calls. */
    private static final int CHUNKS_WITH_API = 8;

    private final Vertx vertx;
    private final LifafaConfig config;
    private final StoreAccess store;
    private final StoreServices services;
    private final Metrics metrics;
    private final Readiness readiness;
    private final PrometheusMeterRegistry registry;
    private final BacklogGate gate;
    private final Intake intake;
    private final Clock clock;
    private final AtomicInteger httpPort = new AtomicInteger();
    private final AtomicInteger managementPort = new AtomicInteger();
    private final Deque<String> deployments = new ConcurrentLinkedDeque<>();
    private volatile Runnable beforeStop = () -> {};
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** Of no context: closing Vert.x ends the event loops that a context would complete it on. */
    private final Promise<Void> stopped = Promise.promise();

    private Node(Vertx vertx, LifafaConfig config, StoreAccess store, PrometheusMeterRegistry registry, Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.store = store;
        this.registry = registry;
        this.clock = clock;
        this.services = StoreServices.onBus(vertx, config.store().timeout());
        this.metrics = new Metrics(registry);
        metrics.build(Optional.ofNullable(Node.class.getPackage().getImplementationVersion())
                .orElse("unpackaged"));
        this.readiness = new Readiness(vertx);
        this.gate = new BacklogGate(services.journal(), metrics, config.ingest().maxBacklogChunks());
        this.intake = new Intake(
                vertx,
                services.journal(),
                gate,
                metrics,
                clock,
                config.store().timeout().multipliedBy(3));
    }

    /**
     * Starts a node. Blocks only while the embedded store opens its file.
     *
     * @param http whether to serve HTTP; a node that only works off files need not
     * @throws IOException if the embedded store cannot be opened
     */
    public static Future<Node> start(LifafaConfig config, boolean http) throws IOException {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setMetricsOptions(
                                new MicrometerMetricsOptions().setEnabled(true).setJvmMetricsEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
        StoreAccess store;
        try {
            store = StoreAccess.open(vertx, config.store());
        } catch (IOException | RuntimeException e) {
            vertx.close();
            throw e;
        }
        var node = new Node(vertx, config, store, registry, Clock.systemUTC());
        // Of no context: a failed start closes Vert.x, and with it the event loops of every context.
        var started = Promise.<Node>promise();
        node.deploy(http).onSuccess(deployed -> started.complete(node)).onFailure(failure -> node.stop()
                .onComplete(stopped -> started.fail(failure)));
        return started.future();
    }

    /** The management port comes first, so that a start that takes its time can be watched, and goes last. */
    private Future<Void> deploy(boolean http) {
        return (http ? deployManagement() : Future.<Void>succeededFuture())
                .compose(deployed -> store.database().ping())
                .compose(alive -> StoreVerticle.prepare(
                        store.database(), config.store().eventRetention(), store.isExclusive(), clock))
                .compose(ready -> deployStore())
                .compose(deployed -> deployAudit())
                .compose(deployed -> deployLimiter())
                .compose(deployed -> deployApi())
                .compose(deployed -> deployCache())
                .compose(deployed -> deployPipeline())
                .compose(deployed -> deployIngest())
                .compose(deployed -> http ? deployHttp() : Future.succeededFuture())
                .onSuccess(deployed -> readiness.accepting(true));
    }

    private Future<Void> deployManagement() {
        List<Routes> routes = List.of(new ManagementRoutes(readiness, registry));
        return deploy(
                () -> new HttpVerticle(config.management(), MANAGEMENT, idleTimeout(), routes, managementPort), 1);
    }

    private Future<Void> deployStore() {
        var options = new StoreOptions(
                config.tenant(), config.store().lease(), config.store().idempotencyRetention());
        readiness.register("store", StageChecks.store(store));
        store.server().ifPresent(server -> readiness.register("embedded-store", StageChecks.embedded(server)));
        return deploy(() -> new StoreVerticle(store.database(), options, clock), CORES);
    }

    private Future<Void> deployAudit() {
        var audit = new AuditVerticle(services.eventLog(), metrics);
        readiness.register("audit", StageChecks.audit(audit));
        return deploy(() -> audit, 1);
    }

    private Future<Void> deployLimiter() {
        if (config.api().url().isEmpty()) {
            return Future.succeededFuture();
        }
        var limiter = new LimiterVerticle(services.limits());
        readiness.register("limiter", StageChecks.limiter(limiter));
        return deploy(() -> limiter, 1);
    }

    private Future<Void> deployApi() {
        if (config.api().url().isEmpty()) {
            return Future.succeededFuture();
        }
        var api = ApiStage.verticle(config, metrics);
        readiness.register("api", StageChecks.api(vertx.eventBus()));
        beforeStop = api::drain;
        return deploy(() -> api, 1);
    }

    private Future<Void> deployCache() {
        if (!CacheStage.isWanted(config)) {
            return Future.succeededFuture();
        }
        readiness.register("cache", StageChecks.cache(vertx.eventBus()));
        return deploy(() -> CacheStage.verticle(config, services, metrics, clock), 1);
    }

    private Future<Void> deployPipeline() {
        var rules = new RulesExtractor(config.zone());
        var filter = new MessageFilter();
        var stages = new Stages(
                filter::reasonToDrop,
                CacheStage.client(vertx, config),
                ApiStage.client(vertx, config),
                rules::extract,
                config.api().fallback());
        int workers =
                config.pipeline().workers() == 0 ? CORES : config.pipeline().workers();
        var verticles = IntStream.rangeClosed(1, workers)
                .mapToObj(number -> pipelineWorker(name() + "/" + number, stages))
                .toList();
        readiness.register("pipeline", StageChecks.pipeline(verticles));
        return deploy(verticles.iterator()::next, workers);
    }

    private PipelineVerticle pipelineWorker(String worker, Stages stages) {
        int usual = config.api().url().isPresent() ? CHUNKS_WITH_API : CHUNKS_WITH_RULES;
        var options = new PipelineOptions(
                config.pipeline().orChunks(usual), config.store().lease(), worker);
        return new PipelineVerticle(options, services.journal(), stages, metrics, clock);
    }

    private Future<Void> deployIngest() {
        readiness.register("ingest", StageChecks.ingest(gate));
        return deploy(() -> new IngestVerticle(intake, gate, reading(), metrics), 1);
    }

    private Future<Void> deployHttp() {
        var idempotency = new IdempotentRequests(services.idempotencyKeys(), config.tenant());
        var http = new HttpIntake(vertx, intake, idempotency, config.ingest(), reading());
        List<Routes> routes = List.of(
                new SmsRoutes(http, metrics),
                new ReadRoutes(services.archive(), config.zone()),
                new DeadLetterRoutes(services.archive(), config.zone()),
                new LimiterRoutes(vertx.eventBus()),
                new CacheRoutes(vertx.eventBus()));
        readiness.register("http", StageChecks.http(httpPort));
        return deploy(() -> new HttpVerticle(config.http(), DATA, idleTimeout(), routes, httpPort), CORES);
    }

    /** Silence within a body has a shorter limit of its own; a body that waits for room in the backlog is silent too. */
    private Duration idleTimeout() {
        return config.ingest().readTimeout().multipliedBy(4).plusSeconds(5);
    }

    private Future<Void> deploy(Supplier<Deployable> verticle, int instances) {
        return instances == 0
                ? Future.succeededFuture()
                : vertx.deployVerticle(verticle, new DeploymentOptions().setInstances(instances))
                        .onSuccess(deployments::push)
                        .mapEmpty();
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName() + "-"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "node-" + ProcessHandle.current().pid();
        }
    }

    /** How inputs are read on this node. */
    public ReadOptions reading() {
        return ReadOptions.of(config.tenant(), config.ingest().defaultUser(), config.zone())
                .withMaxItemChars(config.ingest().maxItemChars())
                .withMaxCompressionRatio(config.ingest().maxCompressionRatio());
    }

    public Vertx vertx() {
        return vertx;
    }

    /** The way into the journal. */
    public Intake intake() {
        return intake;
    }

    /** The store's services. */
    public StoreServices services() {
        return services;
    }

    /** Where the store can be reached by others, if this node runs the embedded one. */
    public Optional<String> embeddedUri() {
        return store.server().map(EmbeddedServer::uri);
    }

    /** The port of the HTTP API; 0 if it is not served. */
    public int httpPort() {
        return httpPort.get();
    }

    /** The port of health and metrics; 0 if they are not served. */
    public int managementPort() {
        return managementPort.get();
    }

    /**
     * Stops the stages in reverse order, then the store. Always completes; work in hand is finished or handed back. The
     * second call gives the Future of the first.
     */
    public Future<Void> stop() {
        readiness.accepting(false);
        if (stopping.compareAndSet(false, true)) {
            beforeStop.run();
            undeployAll().transform(undeployed -> store.close(vertx)).onComplete(closed -> vertx.close()
                    .onComplete(stopped));
        }
        return stopped.future();
    }

    private Future<Void> undeployAll() {
        return deployments.isEmpty()
                ? Future.succeededFuture()
                : vertx.undeploy(deployments.pop()).transform(undeployed -> undeployAll());
    }
}
