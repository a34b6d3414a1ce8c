package io.lifafa.api;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.api.dispatch.DispatchOptions;
import io.lifafa.api.dispatch.Dispatcher;
import io.lifafa.api.dispatch.Upstream;
import io.lifafa.api.stage.ExtractionRequests;
import io.lifafa.bus.StageService;
import io.lifafa.metrics.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A node with the stage, over an API and a limiter that a test decides, that can be lost in every way. */
public final class ApiNode implements ExtractionService {
    static final int BATCH = 8;

    public final ScriptedEndpoint api = new ScriptedEndpoint();
    public volatile FixedLimiter limiter;
    final AtomicLong clock = new AtomicLong();
    final String id;

    /** What it was asked, those requests included whose replies were lost. */
    public final List<ExtractionRequest> seen = Collections.synchronizedList(new ArrayList<>());

    /** Which replies the bus is to lose. */
    public volatile Predicate<ExtractionRequest> loses = request -> false;

    public volatile boolean frozen;
    public volatile Dispatcher dispatcher;
    public volatile ExtractionRequests requests;
    private final Vertx vertx;
    private final Context context;
    private final StageService service = ExtractionClient.service(this);

    /** @param here whether it is the client's own node */
    public ApiNode(Vertx vertx, String name, boolean here) {
        this.vertx = vertx;
        this.id = name;
        this.context = vertx.getOrCreateContext();
        restart();
        await(here ? service.serve(vertx, Optional.empty()) : service.serveOthers(vertx, name));
    }

    /** As if its process had been started anew under its old id. */
    public void restart() {
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
            requests = new ExtractionRequests(vertx, dispatcher, () -> System.nanoTime() + clock.get());
            return Future.succeededFuture();
        }));
    }

    /** As if its process had been killed. */
    public void die() {
        service.end();
        frozen = true;
    }

    /** It stops in good order. */
    public void leave() {
        await(on(() -> {
            requests.drain();
            return Future.succeededFuture();
        }));
    }

    /** Lets time pass, and looks for who vanished meanwhile. */
    public void pass(Duration time) {
        clock.addAndGet(time.toNanos());
        await(on(() -> {
            requests.sweep();
            return Future.succeededFuture();
        }));
    }

    /** All SMS that went out, as often as they did. */
    public List<String> asked() {
        synchronized (api.calls) {
            return api.calls.stream().flatMap(List::stream).toList();
        }
    }

    @Override
    public Future<Void> accepts() {
        return frozen ? silence() : on(() -> requests.accepts());
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

    public <T> Future<T> on(Supplier<Future<T>> action) {
        var promise = Promise.<T>promise();
        context.runOnContext(here -> action.get().onComplete(promise));
        return promise.future();
    }
}
