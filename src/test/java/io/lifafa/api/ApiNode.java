package io.lifafa.api;

import static io.lifafa.store.TestStore.await;

import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A node with the stage, over an API and a limiter that a test decides, that can be lost in every way. */
final class ApiNode implements ExtractionService {
    static final int BATCH = 8;

    final FakeApi api = new FakeApi();
    volatile FixedLimiter limiter;
    final AtomicLong clock = new AtomicLong();
    final String address;

    /** What it was asked, those requests included whose replies were lost. */
    final List<ExtractionRequest> seen = Collections.synchronizedList(new ArrayList<>());

    /** Which replies the bus is to lose. */
    volatile Predicate<ExtractionRequest> loses = request -> false;

    volatile boolean frozen;
    volatile Dispatcher dispatcher;
    volatile ExtractionRequests requests;
    private final Vertx vertx;
    private final Context context;
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();

    /** @param here whether it is the client's own node */
    ApiNode(Vertx vertx, String name, boolean here) {
        this.vertx = vertx;
        this.address = Addresses.API + "." + name;
        this.context = vertx.getOrCreateContext();
        restart();
        consumers.add(new ServiceBinder(vertx).setAddress(Addresses.API).register(ExtractionService.class, this));
        consumers.add(new ServiceBinder(vertx).setAddress(address).register(ExtractionService.class, this));
        if (here) {
            consumers.add(new ServiceBinder(vertx)
                    .setAddress(Addresses.API_HERE)
                    .registerLocal(ExtractionService.class, this));
        }
        consumers.forEach(it -> await(it.completion()));
    }

    /** As if its process had been started anew under its old address. */
    void restart() {
        limiter = new FixedLimiter(1, BATCH);
        await(on(() -> {
            dispatcher = new Dispatcher(
                    vertx,
                    List.of(new Upstream("first", api, limiter)),
                    new FakeQuestion(),
                    vertx.createSharedWorkerExecutor("test-answers", 2),
                    new Metrics(new SimpleMeterRegistry()),
                    new DispatchOptions(1, BATCH, Duration.ofMillis(2)),
                    () -> System.nanoTime() + clock.get(),
                    () -> {});
            requests = new ExtractionRequests(vertx, dispatcher, address, () -> System.nanoTime() + clock.get());
            return Future.succeededFuture();
        }));
    }

    /** As if its process had been killed. */
    void die() {
        Future.all(consumers.stream().map(MessageConsumer::unregister).toList());
        frozen = true;
    }

    /** It stops in good order. */
    void leave() {
        await(on(() -> {
            requests.drain();
            return consumers.get(0).unregister();
        }));
    }

    /** Lets time pass, and looks for who vanished meanwhile. */
    void pass(Duration time) {
        clock.addAndGet(time.toNanos());
        await(on(() -> {
            requests.sweep();
            return Future.succeededFuture();
        }));
    }

    /** All SMS that went out, as often as they did. */
    List<String> asked() {
        synchronized (api.calls) {
            return api.calls.stream().flatMap(List::stream).toList();
        }
    }

    @Override
    public Future<String> address() {
        return frozen ? silence() : on(() -> requests.address());
    }

    @Override
    public Future<ExtractionProgress> ask(ExtractionRequest request) {
        seen.add(request);
        if (frozen) {
            return silence();
        }
        return on(() -> requests.ask(request))
                .compose(progress -> frozen || loses.test(request) ? silence() : Future.succeededFuture(progress));
    }

    @Override
    public Future<Void> release(String request) {
        return frozen ? silence() : on(() -> requests.release(request));
    }

    private static <T> Future<T> silence() {
        return Promise.<T>promise().future();
    }

    <T> Future<T> on(Supplier<Future<T>> action) {
        var promise = Promise.<T>promise();
        context.runOnContext(here -> action.get().onComplete(promise));
        return promise.future();
    }
}
