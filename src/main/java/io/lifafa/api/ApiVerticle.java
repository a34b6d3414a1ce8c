package io.lifafa.api;

import io.lifafa.api.answer.Question;
import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves {@link ExtractionApi} and the limiter's state on the bus. One instance per node: the limits it learns are this
 * node's.
 */
public final class ApiVerticle extends VerticleBase {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    private final ApiOptions options;
    private final Question question;
    private final Metrics metrics;
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
    private final AtomicReference<Runnable> drain = new AtomicReference<>(() -> {});
    private WorkerExecutor pool;
    private Dispatcher dispatcher;

    public ApiVerticle(ApiOptions options, Question question, Metrics metrics) {
        this.options = options;
        this.question = question;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        pool = vertx.createSharedWorkerExecutor(
                "lifafa-answers", Runtime.getRuntime().availableProcessors());
        var longestWait = Duration.ofMillis(ExtractionApi.LONGEST_WAIT_MILLIS);
        dispatcher = new Dispatcher(
                vertx,
                Upstreams.of(vertx, options),
                question,
                pool,
                metrics,
                new DispatchOptions(options.api().minBatch(), options.api().maxBatch(), FIRST_RETRY, longestWait),
                System::nanoTime,
                () -> vertx.eventBus().send(Addresses.API_RETURNED, new JsonObject()));
        drain.set(() -> context.runOnContext(here -> dispatcher.drain()));
        consumers.add(new ServiceBinder(vertx)
                .setAddress(Addresses.API)
                .register(ExtractionApi.class, messages -> dispatcher.extract(messages)));
        consumers.add(vertx.eventBus().consumer(Addresses.LIMITER, this::limiter));
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList());
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
     * Makes the stage ready for a stop: nothing more is sent, SMS that wait for a call are answered as unreachable, so
     * that the pipeline can close its chunks. Calls under way are waited for. Thread rule: any.
     */
    public void drain() {
        drain.get().run();
    }

    @Override
    public Future<?> stop() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .transform(unregistered -> dispatcher.close())
                .transform(closed -> pool.close());
    }
}
