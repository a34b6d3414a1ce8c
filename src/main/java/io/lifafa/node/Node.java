package io.lifafa.node;

import io.lifafa.bus.Directory;
import io.lifafa.cluster.ClusterVerticle;
import io.lifafa.cluster.Membership;
import io.lifafa.cluster.tls.Strangers;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.Role;
import io.lifafa.health.Readiness;
import io.lifafa.http.Gate;
import io.lifafa.ingest.BacklogGate;
import io.lifafa.ingest.IngestVerticle;
import io.lifafa.ingest.Intake;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.limiter.cluster.LimiterVerticle;
import io.lifafa.metrics.Exposition;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.crypt.TextEncryption;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.stage.StoreClients;
import io.lifafa.store.stage.StoreServices;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.micrometer.MicrometerMetricsFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A running engine. Starting succeeds only when every stage can work; stopping undoes it in reverse order. */
public final class Node {
    private static final long LAST_WORDS_MILLIS = 1_000;
    /** Longer than any append takes that succeeds, and short enough for a sender to wait. */
    private static final Duration REMOTE_PATIENCE = Duration.ofSeconds(3);

    private final NodeContext context;
    private final PrometheusMeterRegistry registry;
    private final ClusterVerticle cluster;
    private final BacklogGate gate;
    private final Intake intake;
    private final StoreStage store;
    private final PipelineStage pipeline;
    private final TenantStage tenants;
    private final AccessStage access;
    private final HttpStage http;
    private volatile Future<Void> deployment = Future.succeededFuture();
    private volatile Runnable beforeStop = () -> {};
    private volatile BooleanSupplier upstreamBound = () -> false;
    private volatile boolean databaseAway;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** Of no context: closing Vert.x ends the event loops that a context would complete it on. */
    private final Promise<Void> stopped = Promise.promise();

    private Node(
            Membership membership,
            LifafaConfig config,
            Optional<StoreAccess> access,
            PrometheusMeterRegistry registry) {
        this.registry = registry;
        var vertx = membership.vertx();
        var identity = Identities.of(config.node(), membership.id());
        var metrics = new Metrics(registry);
        metrics.build(Identities.version());
        if (membership.isClustered()) {
            Stream.of(Strangers.Reason.values())
                    .forEach(reason -> metrics.busStrangers(
                            reason.label(), () -> membership.strangers().count(reason)));
        }
        this.cluster = new ClusterVerticle(membership, identity, this::describe, metrics, System::nanoTime);
        var directory = new Directory(cluster::othersWith, System::nanoTime);
        var store = storeClients(vertx, config, directory);
        this.context = new NodeContext(
                vertx,
                config,
                identity,
                access,
                directory,
                store.services(),
                store.answering(this::isStoreAway, patience(config)),
                metrics,
                new Readiness(vertx),
                new Deployments(vertx),
                Clock.systemUTC());
        this.tenants = new TenantStage(context, this::nodesTakingRequests);
        this.gate = new BacklogGate(context.asked().journal(), metrics, limits(config));
        this.intake = new Intake(
                vertx,
                context.asked().journal(),
                gate,
                metrics,
                context.clock(),
                config.store().timeout().multipliedBy(3),
                config.ingest().linger(),
                tenants.quotas());
        this.store = new StoreStage(context, membership::ids, tenants::weight);
        this.pipeline = new PipelineStage(context, tenants);
        this.access = new AccessStage(context, tenants::isDisabled);
        this.http = new HttpStage(context, new Gate(this.access, config.tenant(), tenants.quotas()), tenants);
    }

    private static BacklogGate.Limits limits(LifafaConfig config) {
        return new BacklogGate.Limits(
                config.ingest().maxBacklogSms(), config.ingest().maxBacklogBytes());
    }

    /** A node that has the store uses its own, so that what befalls others, or the network, is nothing to it. */
    private static StoreClients storeClients(Vertx vertx, LifafaConfig config, Directory directory) {
        return config.node().roles().has(Role.STORE)
                ? StoreClients.here(vertx, config.store().timeout())
                : StoreClients.elsewhere(vertx, directory);
    }

    /** A node's own store waits for the database as long as that is configured to take; the way to another's may be gone. */
    private static Duration patience(LifafaConfig config) {
        return config.node().roles().has(Role.STORE) ? config.store().timeout().multipliedBy(3) : REMOTE_PATIENCE;
    }

    /** This one included. */
    private int nodesTakingRequests() {
        return 1
                + Math.max(
                        cluster.othersWith(Role.INGEST).size(),
                        cluster.othersWith(Role.WEB).size());
    }

    private boolean isStoreAway() {
        return context.has(Role.STORE) ? databaseAway : !cluster.knownRoles().contains(Role.STORE);
    }

    /**
     * Starts a node: joins the cluster if one is configured, opens the store if it has one, deploys its stages. A node that
     * lacks the store waits, as long as it takes, for one that has it, and one that serves HTTP waits for its MongoDB
     * server. A server that refuses us as we are configured is not waited for.
     *
     * @param http whether to serve HTTP; a node that only works off files need not
     * @return fails with an {@code IOException} if the embedded store cannot be opened, with a {@code ServiceException}
     *     that says why if the MongoDB server refuses us or, without HTTP, is away
     */
    public static Future<Node> start(LifafaConfig config, boolean http) {
        return begin(config, http).node();
    }

    /** The same for whoever may want to stop it while it still starts. */
    public static NodeStart begin(LifafaConfig config, boolean http) {
        var registry = Exposition.registry();
        var options = new VertxOptions().setMetricsOptions(Exposition.options());
        var start = new NodeStart();
        Membership.join(
                        config.cluster(),
                        options,
                        builder -> builder.withMetrics(new MicrometerMetricsFactory(registry)))
                .compose(membership ->
                        open(membership, config, http).map(store -> new Node(membership, config, store, registry)))
                .onFailure(start::failed)
                .onSuccess(node -> start.made(node, http));
        return start;
    }

    /** A node that stays must not lean on a store that another one may take along when it ends. */
    private static Future<Optional<StoreAccess>> open(Membership membership, LifafaConfig config, boolean stays) {
        if (!config.node().roles().has(Role.STORE)) {
            return Future.succeededFuture(Optional.empty());
        }
        var vertx = membership.vertx();
        var opened = Promise.<Optional<StoreAccess>>promise();
        vertx.executeBlocking(() -> Optional.of(opened(vertx, config, stays)))
                .onSuccess(opened::complete)
                .onFailure(failure -> vertx.close().onComplete(closed -> opened.fail(failure)));
        return opened.future();
    }

    private static StoreAccess opened(Vertx vertx, LifafaConfig config, boolean stays) throws IOException {
        var masters = TextEncryption.masterKeys(config.security());
        var store = stays ? StoreAccess.open(vertx, config.store()) : StoreAccess.openOrShare(vertx, config.store());
        return store.encrypted(vertx, masters);
    }

    Future<Void> deploy(boolean http) {
        deployment = deployStages(http);
        return deployment;
    }

    /** The management port comes first, so that a start that takes its time can be watched, and goes last. */
    private Future<Void> deployStages(boolean http) {
        var config = context.config();
        return (http && context.has(Role.HEALTH)
                        ? this.http.deployManagement(registry)
                        : Future.<Void>succeededFuture())
                .compose(deployed -> deployCluster())
                .compose(deployed -> stage(Role.STORE, true, () -> store.deploy(http)))
                .compose(deployed -> watchStore())
                .compose(deployed -> cluster.awaitRoles(Set.of(Role.STORE)))
                .compose(there -> tenants.deploy())
                .compose(there -> access.deploy(http))
                .compose(there -> stage(Role.LIMITER, ApiStage.isWanted(config), this::deployLimiter))
                .compose(deployed -> stage(Role.API, ApiStage.isWanted(config), this::deployApi))
                .compose(deployed -> stage(Role.CACHE, CacheStage.isWanted(config), () -> CacheStage.deploy(context)))
                .compose(deployed -> stage(Role.PIPELINE, true, pipeline::deploy))
                .compose(deployed -> stage(Role.INGEST, true, this::deployIngest))
                .compose(deployed -> http ? deployHttp() : Future.succeededFuture())
                .onSuccess(deployed -> context.readiness().accepting(true));
    }

    /** Others may count on a stage as soon as it runs. */
    private Future<Void> stage(Role role, boolean wanted, Supplier<Future<Void>> deploy) {
        return wanted && context.has(role)
                ? deploy.get().onSuccess(deployed -> cluster.serves(role))
                : Future.succeededFuture();
    }

    /** Others should not send here what this node cannot store. */
    private Future<Void> watchStore() {
        return context.store()
                .map(access -> context.deployments()
                        .deploy(() -> new StoreWatchVerticle(access.database()::ping, this::databaseIsThere), 1))
                .orElse(Future.succeededFuture());
    }

    private void databaseIsThere(boolean there) {
        databaseAway = !there;
        if (there && !stopping.get()) {
            cluster.serves(Role.STORE);
        } else {
            cluster.ails(Role.STORE);
        }
    }

    private Future<Void> deployHttp() {
        return context.has(Role.INGEST) || context.has(Role.WEB)
                ? http.deployData(intake).onSuccess(deployed -> {
                    if (context.has(Role.WEB)) {
                        cluster.serves(Role.WEB);
                    }
                })
                : Future.succeededFuture();
    }

    private Future<Void> deployCluster() {
        context.readiness().register("cluster", StageChecks.cluster(cluster, NeededRoles.of(context.config())));
        return context.deployments().deploy(() -> cluster, 1).onSuccess(deployed -> {
            if (context.has(Role.HEALTH)) {
                cluster.serves(Role.HEALTH);
            }
        });
    }

    private Future<Void> deployLimiter() {
        var limiter = new LimiterVerticle(
                context.services().limits(), Optional.of(context.identity().id()));
        context.readiness().register("limiter", StageChecks.limiter(limiter));
        return context.deployments().deploy(() -> limiter, 1);
    }

    private Future<Void> deployApi() {
        var api = ApiStage.verticle(context, tenants);
        context.readiness().inform("api", StageChecks.api(context.vertx().eventBus()));
        beforeStop = api::drain;
        upstreamBound = api::isHeldBack;
        return context.deployments().deploy(() -> api, 1);
    }

    private Future<Void> deployIngest() {
        context.readiness().register("ingest", StageChecks.ingest(gate));
        int instances = context.config().node().roles().instancesOf(Role.INGEST, 1);
        return context.deployments()
                .deploy(
                        () -> new IngestVerticle(
                                access, intake, gate, context.reading(), context.metrics(), tenants.quotas()),
                        instances);
    }

    private JsonObject describe() {
        var says = new JsonObject();
        if (!store.identity().isEmpty()) {
            says.put("store", store.identity());
        }
        return says.put("http_port", http.dataPort())
                .put("backlog_chunks", gate.known().chunks())
                .put("backlog_sms", gate.known().sms())
                .put("upstream_bound", upstreamBound.getAsBoolean())
                .put("pipeline", pipeline.describe());
    }

    /** How inputs are read on this node. */
    public ReadOptions reading() {
        return context.reading();
    }

    public Vertx vertx() {
        return context.vertx();
    }

    /** The way into the journal. */
    public Intake intake() {
        return intake;
    }

    /** The store's services. */
    public StoreServices services() {
        return context.services();
    }

    /** Where the store can be reached by others, if this node runs the embedded one; without the login. */
    public Optional<String> embeddedAddress() {
        return context.store().flatMap(StoreAccess::server).map(EmbeddedServer::address);
    }

    /** What serves its ports. */
    HttpStage http() {
        return http;
    }

    /** The port of the HTTP API; 0 if it is not served. */
    public int httpPort() {
        return http.dataPort();
    }

    /** The port of health and metrics; 0 if they are not served. */
    public int managementPort() {
        return http.managementPort();
    }

    /**
     * Stops the stages in reverse order, then the store. Always completes; work in hand is finished or handed back. The
     * second call gives the Future of the first.
     */
    public Future<Void> stop() {
        context.readiness().accepting(false);
        if (stopping.compareAndSet(false, true)) {
            cluster.withdraw();
            intake.close();
            pipeline.fix();
            beforeStop.run();
            var vertx = context.vertx();
            context.deployments()
                    .undeployAll()
                    .transform(undeployed ->
                            context.store().map(store -> store.close(vertx)).orElse(Future.succeededFuture()))
                    .transform(closed -> startEnded(vertx))
                    .onComplete(ended -> vertx.close().onComplete(stopped));
        }
        return stopped.future();
    }

    /** A start that was under way hears that its store is closed; its last words need an event loop. */
    private Future<Void> startEnded(Vertx vertx) {
        var ended = deployment.transform(deployed -> Future.<Void>succeededFuture());
        return ended.isComplete()
                ? ended
                : Future.any(ended, vertx.timer(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS))
                        .mapEmpty();
    }
}
