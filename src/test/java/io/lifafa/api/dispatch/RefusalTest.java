package io.lifafa.api.dispatch;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionProgress;
import io.lifafa.api.FakeQuestion;
import io.lifafa.api.FixedLimiter;
import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.Sample;
import io.lifafa.testsupport.Awaiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An API that refuses everything is told from one that refuses a message, by what the neighbours get. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class RefusalTest {
    private static final int BATCH = 8;
    private static final int HANDFUL = 10;

    private final ScriptedEndpoint api = new ScriptedEndpoint();
    private final FixedLimiter limiter = new FixedLimiter(1, BATCH);
    private final AtomicInteger returned = new AtomicInteger();
    private Vertx vertx;
    private Context context;
    private Dispatcher dispatcher;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        context = vertx.getOrCreateContext();
        await(onContext(() -> {
            dispatcher = new Dispatcher(
                    vertx,
                    List.of(new Upstream("first", api, limiter)),
                    new FakeQuestion(),
                    vertx.createSharedWorkerExecutor("test-answers", 2),
                    new Metrics(new SimpleMeterRegistry()),
                    new DispatchOptions(1, BATCH, Duration.ofMillis(2)),
                    System::nanoTime,
                    returned::incrementAndGet);
            return Future.succeededFuture();
        }));
    }

    private <T> Future<T> onContext(Supplier<Future<T>> action) {
        var promise = Promise.<T>promise();
        context.runOnContext(here -> action.get().onComplete(promise));
        return promise.future();
    }

    private Future<Answers> extract(String... ids) {
        var messages = Stream.of(ids).map(Sample::sms).toList();
        return onContext(() -> {
                    var collector = new AnswerCollector();
                    dispatcher.ask("acme", messages, collector);
                    return collector.look(List.of(ids), Promise.promise().future());
                })
                .map(ExtractionProgress::answers);
    }

    private static String[] ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    private void allWaitAfterAHandfulOfCalls(String... ids) {
        var answers = await(extract(ids));
        assertThat(answers.unreachable()).hasSize(ids.length);
        assertThat(answers.refused()).isEmpty();
        assertThat(api.calls).hasSizeLessThanOrEqualTo(HANDFUL);
    }

    @Test
    void anApiThatRejectsEveryCallIsLeftAloneAfterAHandfulAndNoSmsIsBlamed() {
        api.replies(ids -> ScriptedEndpoint.failed(Kind.REJECTED, "http_400"));
        allWaitAfterAHandfulOfCalls(ids("s", 2_000));
    }

    @Test
    void anApiThatDeniesEveryCallIsLeftAloneAfterAHandful() {
        api.replies(ids -> ScriptedEndpoint.failed(Kind.DENIED, "http_403"));
        allWaitAfterAHandfulOfCalls(ids("s", 100));
        assertThat(api.calls).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anApiWhoseEveryAnswerIsProseIsLeftAloneAfterAHandful() {
        api.replies(ids -> ScriptedEndpoint.text("Sure, here is what I think."));
        allWaitAfterAHandfulOfCalls(ids("s", 200));
    }

    @Test
    void anApiWhoseRepliesHoldNoAnswerIsLeftAloneAfterAHandful() {
        api.replies(ids -> ScriptedEndpoint.failed(Kind.UNREADABLE, "no_content"));
        allWaitAfterAHandfulOfCalls(ids("s", 200));
    }

    @Test
    void aRefusedWordingCountsToo() {
        api.replies(ids -> ScriptedEndpoint.failed(
                Kind.REJECTED, api.calls.size() % 3 == 0 ? "http_400" : ChatReply.WORDING_REFUSED));
        allWaitAfterAHandfulOfCalls(ids("s", 200));
    }

    @Test
    void anApiThatFindsEvenOneSmsTooLongIsLeftAlone() {
        api.replies(ids -> ScriptedEndpoint.failed(Kind.TOO_LARGE, "context_length_exceeded"));
        allWaitAfterAHandfulOfCalls(ids("s", 40));
    }

    @Test
    void aBudgetThatIsSpentUnderWayBlamesNobody() {
        api.replies(ids -> api.calls.size() > 20
                ? ScriptedEndpoint.failed(Kind.REJECTED, "http_400")
                : ScriptedEndpoint.good(ids));
        var answers = await(extract(ids("s", 400)));

        assertThat(answers.extractions()).hasSize(20 * BATCH);
        assertThat(answers.refused()).isEmpty();
        assertThat(answers.unreachable()).hasSize(400 - 20 * BATCH);
        assertThat(api.calls).hasSizeLessThanOrEqualTo(20 + HANDFUL);
    }

    @Test
    void aLoneSmsThatIsRefusedIsToldFromARefusalOfEverythingByAnInventedNeighbour() {
        api.replies(ids ->
                ids.contains("bad") ? ScriptedEndpoint.failed(Kind.REJECTED, "http_400") : ScriptedEndpoint.good(ids));

        assertThat(await(extract("bad")).refused()).containsOnly(entry("bad", "http_400"));
        assertThat(api.calls).hasSize(2);
    }

    @Test
    void poisonInTheFirstCallOfAFreshNodeIsFoundOut() {
        api.replies(ids ->
                ids.contains("s0") ? ScriptedEndpoint.failed(Kind.REJECTED, "http_422") : ScriptedEndpoint.good(ids));
        var answers = await(extract(ids("s", 40)));

        assertThat(answers.refused()).containsOnly(entry("s0", "http_422"));
        assertThat(answers.extractions()).hasSize(39);
        assertThat(api.calls).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void anSmsThatAFirewallForbidsIsFoundOutToo() {
        api.replies(ids ->
                ids.contains("s3") ? ScriptedEndpoint.failed(Kind.DENIED, "http_403") : ScriptedEndpoint.good(ids));
        var answers = await(extract(ids("s", 40)));

        assertThat(answers.refused()).containsOnly(entry("s3", "http_403"));
        assertThat(answers.extractions()).hasSize(39);
    }

    @Test
    void whenItAnswersAgainThePipelineIsToldAndBadMessagesAreToldApartAgain() {
        api.replies(ids -> ScriptedEndpoint.failed(Kind.REJECTED, "http_400"));
        assertThat(await(extract(ids("s", 20))).unreachable()).hasSize(20);
        assertThat(limiter.breaker).isEqualTo(Breaker.OPEN);
        assertThat(returned.get()).isZero();

        api.replies(ids ->
                ids.contains("s4") ? ScriptedEndpoint.failed(Kind.REJECTED, "http_400") : ScriptedEndpoint.good(ids));
        limiter.breaker = Breaker.HALF_OPEN;
        Awaiting.until("the pipeline is told", () -> returned.get() == 1);
        var answers = await(extract(ids("s", 20)));
        assertThat(answers.refused()).containsOnlyKeys("s4");
        assertThat(answers.extractions()).hasSize(19);
    }
}
