package io.lifafa.api.stage;

import io.lifafa.api.ExtractionClient;
import io.lifafa.api.ExtractionService;
import io.lifafa.api.answer.Question;
import io.lifafa.api.dispatch.ClusterShare;
import io.lifafa.api.dispatch.DispatchOptions;
import io.lifafa.api.dispatch.Dispatcher;
import io.lifafa.api.dispatch.Upstream;
import io.lifafa.bus.Addresses;
import io.lifafa.bus.StageService;
import io.lifafa.limiter.cluster.ClusterLimits;
import io.lifafa.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Serves {@link ExtractionService} and the limiter's state on the bus. One instance per node. Quotas, the learned pace and
 * {@code Retry-After} are the cluster's, of which it has a share; how many calls it has under way is this node's.
 */
public final class ApiVerticle extends VerticleBase {

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    /** How often requests are looked for that nobody comes back for. */
    private static final long SWEEP_MILLIS = 1_000;

    /** How long a stop waits for calls under way and for their answers to be fetched. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

    private final ApiOptions options;
    private final Question question;
    private final Metrics metrics;
    private final ClusterLimits limits;
    private final Optional<String> node;
    private final AtomicReference<Runnable> drain = new AtomicReference<>(() -> {});
    private volatile boolean heldBack;
    private WorkerExecutor pool;
    private List<Upstream> upstreams = List.of();
    private Dispatcher dispatcher;
    private ExtractionRequests requests;
    private StageService service;
    private MessageConsumer<JsonObject> limiter;

    /**
     * @param limits which the cluster shares
     * @param node the id under which others know this node
     */
    public ApiVerticle(
            ApiOptions options, Question question, Metrics metrics, ClusterLimits limits, Optional<String> node) {
        this.limits = limits;
        this.node = node;
        this.options = options;
        this.question = question;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        pool = vertx.createSharedWorkerExecutor(
                "lifafa-answers", Runtime.getRuntime().availableProcessors());
        upstreams = Upstreams.of(vertx, options, limits);
        dispatcher = new Dispatcher(
                vertx,
                upstreams,
                question,
                pool,
                metrics,
                new DispatchOptions(
                        options.api().minBatch(),
                        options.api().maxBatch(),
                        FIRST_RETRY,
                        options.weights(),
                        options.quotas(),
                        options.mixTenants()),
                System::nanoTime,
                () -> vertx.eventBus().send(Addresses.API_RETURNED, new JsonObject()));
        requests = new ExtractionRequests(vertx, dispatcher, System::nanoTime);
        vertx.setPeriodic(SWEEP_MILLIS, tick -> {
            requests.sweep();
            heldBack = dispatcher.isHeldBack();
        });
        drain.set(() -> context.runOnContext(here -> leave()));
        shares().forEach(share -> share.start(dispatcher::pump));
        limiter = vertx.eventBus().consumer(Addresses.LIMITER, this::limiter);
        service = ExtractionClient.service(requests);
        return Future.all(service.serve(vertx, node), limiter.completion());
    }

    /** Nobody new is taken; those who have asked still have their answers. */
    private Future<?> leave() {
        requests.drain();
        return leaveShares();
    }

    private Stream<ClusterShare> shares() {
        return upstreams.stream().flatMap(it -> it.share().stream());
    }

    private Future<?> leaveShares() {
        return Future.join(shares().map(ClusterShare::leave).toList());
    }

    private void limiter(Message<JsonObject> message) {
        var action = message.body().getString("action", "");
        switch (action) {
            case "state" -> message.reply(dispatcher.describe());
            case "reset" -> {
                dispatcher.reset();
                message.reply(dispatcher.describe());
            }
            default -> message.fail(400, "action: must be state or reset");
        }
    }

    /** Whether the API is what work waits for, as last seen. Thread rule: any. */
    public boolean isHeldBack() {
        return heldBack;
    }

    /**
     * Makes the stage ready for a stop: nothing more is sent, SMS that wait for a call are handed back, so that this
     * node's pipeline can close its chunks and others go to another node. Calls under way are waited for. Thread rule: any.
     */
    public void drain() {
        drain.get().run();
    }

    @Override
    public Future<?> stop() {
        leave();
        return Future.any(requests.drained(), vertx.timer(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS))
                .transform(fetched -> Future.join(service.end(), limiter.unregister()))
                .transform(unregistered -> dispatcher.close())
                .onComplete(closed -> requests.close())
                .transform(closed -> leaveShares())
                .transform(closed -> pool.close());
    }
}
