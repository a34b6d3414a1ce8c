package io.lifafa.api.dispatch;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionProgress;
import io.lifafa.api.FakeQuestion;
import io.lifafa.api.FixedLimiter;
import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Sms;
import io.lifafa.store.Sample;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dispatcher between two servers and limiters that tests script. */
@ExtendWith(VertxExtension.class)
abstract class DispatcherFixture {
    static final int BATCH = 8;

    final ScriptedEndpoint api = new ScriptedEndpoint();
    final FixedLimiter limiter = new FixedLimiter(3, BATCH);
    final ScriptedEndpoint second = new ScriptedEndpoint();
    final FixedLimiter secondLimiter = new FixedLimiter(3, BATCH);
    final AtomicInteger returned = new AtomicInteger();
    Vertx vertx;
    Context context;
    Dispatcher dispatcher;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        context = vertx.getOrCreateContext();
    }

    void dispatch(boolean withSecond) {
        dispatch(withSecond, new DispatchOptions(1, BATCH, Duration.ofMillis(2)));
    }

    void dispatch(boolean withSecond, DispatchOptions options) {
        var upstreams = new ArrayList<>(List.of(new Upstream("first", api, limiter)));
        if (withSecond) {
            upstreams.add(new Upstream("second", second, secondLimiter));
        }
        await(onContext(() -> {
            dispatcher = new Dispatcher(
                    vertx,
                    upstreams,
                    new FakeQuestion(),
                    vertx.createSharedWorkerExecutor("test-answers", 2),
                    new Metrics(new SimpleMeterRegistry()),
                    options,
                    System::nanoTime,
                    returned::incrementAndGet);
            return Future.succeededFuture();
        }));
    }

    <T> Future<T> onContext(Supplier<Future<T>> action) {
        var promise = Promise.<T>promise();
        context.runOnContext(here -> action.get().onComplete(promise));
        return promise.future();
    }

    Future<Answers> extract(String... ids) {
        var messages = Stream.of(ids).map(Sample::sms).toList();
        return onContext(() -> collect(messages)).map(ExtractionProgress::answers);
    }

    /** Of a tenant, with ids that begin with its name. */
    Future<Answers> extractOf(String tenant, int from, int to) {
        var messages = IntStream.range(from, to)
                .mapToObj(i -> Sample.sms(tenant + "-" + i))
                .toList();
        return onContext(() -> collect(tenant, messages)).map(ExtractionProgress::answers);
    }

    Future<ExtractionProgress> collect(List<Sms> messages) {
        return collect("acme", messages);
    }

    private Future<ExtractionProgress> collect(String tenant, List<Sms> messages) {
        var collector = new AnswerCollector();
        dispatcher.ask(tenant, messages, collector);
        return collector.look(
                messages.stream().map(Sms::id).toList(), Promise.promise().future());
    }

    Future<ExtractionProgress> progress(String... ids) {
        var messages = Stream.of(ids).map(Sample::sms).toList();
        return onContext(() -> collect(messages));
    }

    static String[] ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "s" + i).toArray(String[]::new);
    }
}
