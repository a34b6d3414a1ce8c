package io.lifafa.api;

import io.lifafa.api.answer.Question;
import io.lifafa.bus.Addresses;
import io.lifafa.limiter.cluster.ClusterLimits;
import io.lifafa.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Serves {@link ExtractionService} and the limiter's state on the bus. One instance per node. Quotas, the learned pace and
 * {@code Retry-After} are the cluster's, of which it has a share; how many calls it has under way is this node's.
 */
public final class ApiVerticle extends VerticleBase {
    /** Shorter than a share is held without news, so that another report can follow. */
    private static final long LIMITS_TIMEOUT_MILLIS = 5_000;

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    /** How often requests are looked for that nobody comes back for. */
    private static final long SWEEP_MILLIS = 1_000;

    /** How long a stop waits for calls under way and for their answers to be fetched. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

    private final ApiOptions options;
    private final Question question;
    private final Metrics metrics;
    private final boolean limitsHere;
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
    private final AtomicReference<Runnable> drain = new AtomicReference<>(() -> {});
    private WorkerExecutor pool;
    private List<Upstream> upstreams = List.of();
    private Dispatcher dispatcher;
    private ExtractionRequests requests;
    private MessageConsumer<JsonObject> everybody;

    /** @param limitsHere whether this node keeps the cluster's limits too: then it asks nobody else for its share */
    public ApiVerticle(ApiOptions options, Question question, Metrics metrics, boolean limitsHere) {
        this.limitsHere = limitsHere;
        this.options = options;
        this.question = question;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        pool = vertx.createSharedWorkerExecutor(
                "lifafa-answers", Runtime.getRuntime().availableProcessors());
        var nearby = new DeliveryOptions().setSendTimeout(LIMITS_TIMEOUT_MILLIS).setLocalOnly(limitsHere);
        var limits = new ServiceProxyBuilder(vertx)
                .setAddress(Addresses.LIMITS)
                .setOptions(nearby)
                .build(ClusterLimits.class);
        upstreams = Upstreams.of(vertx, options, limits);
        dispatcher = new Dispatcher(
                vertx,
                upstreams,
                question,
                pool,
                metrics,
                new DispatchOptions(options.api().minBatch(), options.api().maxBatch(), FIRST_RETRY),
                System::nanoTime,
                () -> vertx.eventBus().send(Addresses.API_RETURNED, new JsonObject()));
        // A new one at every start: whoever waited for what this node knew before finds nobody there.
        var address = Addresses.API + "." + UUID.randomUUID();
        requests = new ExtractionRequests(vertx, dispatcher, address, System::nanoTime);
        vertx.setPeriodic(SWEEP_MILLIS, tick -> requests.sweep());
        drain.set(() -> context.runOnContext(here -> leave()));
        everybody = service(Addresses.API).register(ExtractionService.class, requests);
        consumers.add(everybody);
        consumers.add(service(address).register(ExtractionService.class, requests));
        consumers.add(service(Addresses.API_HERE).registerLocal(ExtractionService.class, requests));
        shares().forEach(share -> share.start(dispatcher::pump));
        consumers.add(vertx.eventBus().consumer(Addresses.LIMITER, this::limiter));
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList());
    }

    private ServiceBinder service(String address) {
        return new ServiceBinder(vertx).setAddress(address);
    }

    /** Nobody new is to come; those who have asked still reach this node at its own address. */
    private Future<?> leave() {
        requests.drain();
        return Future.join(everybody.unregister(), leaveShares());
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
                .transform(fetched -> Future.join(
                        consumers.stream().map(MessageConsumer::unregister).toList()))
                .transform(unregistered -> dispatcher.close())
                .onComplete(closed -> requests.close())
                .transform(closed -> leaveShares())
                .transform(closed -> pool.close());
    }
}
