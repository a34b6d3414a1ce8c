package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.ExtractionApi;
import io.lifafa.api.ExtractionClient;
import io.lifafa.api.FakeQuestion;
import io.lifafa.api.FixedLimiter;
import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.api.dispatch.DispatchOptions;
import io.lifafa.api.dispatch.Dispatcher;
import io.lifafa.api.dispatch.SlowApi;
import io.lifafa.api.dispatch.Upstream;
import io.lifafa.api.remote.RemoteExtraction;
import io.lifafa.api.stage.ExtractionRequests;
import io.lifafa.bus.Directory;
import io.lifafa.config.Fallback;
import io.lifafa.config.PipelineConfig;
import io.lifafa.fairness.TenantWeights;
import io.lifafa.metrics.Metrics;
import io.lifafa.pipeline.GivenReading;
import io.lifafa.pipeline.PipelineOptions;
import io.lifafa.pipeline.PipelineVerticle;
import io.lifafa.pipeline.Stages;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.journal.MongoJournal;
import io.lifafa.tenants.quota.ApiAdmission;
import io.lifafa.testsupport.Awaiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the inbox to the API and back, against an API whose time goes on call by call as the test lets it. */
@Timeout(120)
class FairShareTest {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int SLOTS = 8;
    private static final int CALLS = 3;
    private static final int PER_CALL = 10;
    private static final int PER_CHUNK = 50;

    private final ScriptedEndpoint api = new ScriptedEndpoint();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private TestStore store;
    private Vertx vertx;
    private Context context;
    private SlowApi slow;
    private Dispatcher dispatcher;
    private String worker;

    @BeforeEach
    void open() {
        store = TestStore.open();
        vertx = Vertx.vertx();
        context = vertx.getOrCreateContext();
        slow = new SlowApi(api, run -> context.runOnContext(here -> run.run()));
    }

    @AfterEach
    void close() {
        slow.answerAll();
        await(vertx.undeploy(worker));
        await(vertx.close());
        store.close();
    }

    private void start(TenantWeights weights) {
        var journal = new MongoJournal(store.database(), LEASE, Clock.systemUTC(), weights);
        await(onContext(() -> {
            dispatcher = new Dispatcher(
                    vertx,
                    List.of(new Upstream("first", api, new FixedLimiter(CALLS, PER_CALL))),
                    new FakeQuestion(),
                    vertx.createSharedWorkerExecutor("test-answers", 2),
                    new Metrics(registry),
                    new DispatchOptions(1, PER_CALL, Duration.ofMillis(2), weights, ApiAdmission.ALL, false),
                    System::nanoTime,
                    () -> {});
            var requests = new ExtractionRequests(vertx, dispatcher, System::nanoTime);
            return ExtractionClient.service(requests).serve(vertx, Optional.empty());
        }));
        ExtractionApi extraction =
                new RemoteExtraction(vertx, true, new Directory(role -> List.of(), System::nanoTime));
        var stages = new Stages(
                GivenReading.of(sms -> Optional.empty(), sms -> Sample.extraction("3")),
                Optional.empty(),
                Optional.of(extraction),
                Fallback.RULES);
        var config =
                new PipelineConfig(1, SLOTS, 4, Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(50));
        worker = await(vertx.deployVerticle(new PipelineVerticle(
                new PipelineOptions(config, LEASE, "w"),
                journal,
                stages,
                new Metrics(registry),
                Clock.systemUTC(),
                (tenant, hits) -> {})));
    }

    private <T> T onContext(Context on, Supplier<Future<T>> action) {
        var promise = Promise.<T>promise();
        on.runOnContext(here -> action.get().onComplete(promise));
        return await(promise.future());
    }

    private <T> Future<T> onContext(Supplier<Future<T>> action) {
        return Future.succeededFuture(onContext(context, action));
    }

    private void append(String tenant, int chunks, int sms) {
        var appending = new MongoJournal(store.database(), LEASE, Clock.systemUTC());
        for (int i = 0; i < chunks; i++) {
            var id = ChunkId.of(tenant, i);
            var items = IntStream.range(0, sms)
                    .mapToObj(n -> WorkItem.fresh(Sample.sms(id + "-" + n)))
                    .toList();
            await(appending.append(new Chunk(id, tenant, tenant, false, items)));
        }
    }

    private boolean isWaiting(String tenant) {
        return onContext(context, () -> Future.succeededFuture(dispatcher.isWaiting(tenant)));
    }

    /** Whether the worker has all that it can have in hand. */
    private boolean isFull() {
        var leased = new JsonObject().put("epoch", new JsonObject().put("$gt", 0));
        return await(store.database().count(Collections.INBOX, leased)) >= SLOTS;
    }

    private int waiting() {
        return onContext(context, () -> Future.succeededFuture(dispatcher.waiting()));
    }

    private long callsWith(String tenant) {
        return api.calls.stream().filter(call -> call.get(0).startsWith(tenant)).count();
    }

    @Test
    void tenSmsOfOneTenantAreDoneNextWhateverAnotherOneFloods() {
        start(TenantWeights.EQUAL);
        append("ash", 30, PER_CHUNK);
        Awaiting.until("every slot is full and the API busy", () -> waiting() == SLOTS * PER_CHUNK);
        append("birch", 1, PER_CALL);
        Awaiting.until("they are in hand although no slot is free", () -> isWaiting("birch"));
        assertThat(api.calls).hasSize(CALLS);

        for (int i = 0; i < CALLS + 2; i++) {
            slow.answer(CALLS);
        }

        Awaiting.until(
                "they are done", () -> await(store.archive().batch("birch")).done());
        assertThat(callsWith("birch")).isEqualTo(1);
        assertThat(await(store.archive().batch("ash")).pending()).isGreaterThanOrEqualTo(28 * PER_CHUNK);
    }

    @Test
    void whileTwoWaitTheirSharesAreAsTheirWeights() {
        append("ash", 40, PER_CHUNK);
        append("birch", 20, PER_CHUNK);
        start(tenant -> tenant.equals("ash") ? 3 : 1);
        int ofAsh = 0;
        int ofBirch = 0;
        for (int call = 0; call < 160; call++) {
            Awaiting.until("the worker is full of both", () -> isFull() && isWaiting("ash") && isWaiting("birch"));
            var answered = slow.answer(CALLS);
            if (call >= 2 * CALLS) {
                ofAsh += answered.get(0).startsWith("ash") ? answered.size() : 0;
                ofBirch += answered.get(0).startsWith("birch") ? answered.size() : 0;
            }
        }

        assertThat((double) ofAsh / ofBirch).isBetween(2.85, 3.15);
    }
}
