package io.lifafa.api.stage;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.Answers;
import io.lifafa.api.FakeQuestion;
import io.lifafa.api.LimitsInMemory;
import io.lifafa.api.remote.RemoteExtraction;
import io.lifafa.bus.Directory;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.limiter.cluster.LimiterVerticle;
import io.lifafa.limiter.cluster.LimitsClient;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.Sample;
import io.lifafa.testsupport.ApiAnswers;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.FakeApi;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stage as it is deployed, asked over the bus as another node asks it. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ApiVerticleTest {
    private final List<String> nodes = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private FakeApi api;
    private final Promise<Void> gate = Promise.promise();

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        api = FakeApi.start(vertx).always((request, seen) -> gate.future()
                .onSuccess(open -> ApiAnswers.completion(answers(seen.user())).give(request, seen)));
        await(vertx.deployVerticle(new LimiterVerticle(new LimitsInMemory(), Optional.empty())));
    }

    private static String answers(String ids) {
        return Stream.of(ids.split(" ")).map(id -> id + "=good").collect(Collectors.joining(" "));
    }

    @AfterEach
    void close() {
        api.close();
    }

    private ApiVerticle verticle() throws Exception {
        var config = ConfigLoader.load(
                Optional.empty(), Map.of(), Map.of("api.url", api.url().toString(), "api.batch_size", "1-5"));
        return new ApiVerticle(
                new ApiOptions(config.api(), config.limiter()),
                new FakeQuestion(),
                new Metrics(new SimpleMeterRegistry()),
                LimitsClient.here(vertx),
                Optional.of(nextNode()));
    }

    private String nextNode() {
        var node = "node-" + nodes.size();
        nodes.add(node);
        return node;
    }

    private Future<Answers> extract(int count) {
        return new RemoteExtraction(vertx, false, new Directory(role -> nodes, System::nanoTime))
                .extract(
                        "acme",
                        IntStream.range(0, count)
                                .mapToObj(i -> Sample.sms("s" + i))
                                .toList());
    }

    private List<String> asked() {
        return api.seen().stream()
                .flatMap(seen -> Stream.of(seen.user().split(" ")))
                .toList();
    }

    @Test
    void whenANodeStopsItsCallsAreFinishedAndTheRestGoesToAnother() throws Exception {
        var leaving = await(vertx.deployVerticle(verticle()));
        var answers = extract(300);
        Awaiting.until("calls are under way", () -> !api.seen().isEmpty());
        await(vertx.deployVerticle(verticle()));
        int before = api.seen().size();
        var left = vertx.undeploy(leaving);
        Awaiting.until("another node asks", () -> api.seen().size() > before);
        gate.complete();

        assertThat(await(answers).extractions()).hasSize(300);
        await(left);
        assertThat(asked()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void aStopDoesNotWaitForAnApiThatNeverAnswers() throws Exception {
        var verticle = await(vertx.deployVerticle(verticle()));
        var answers = extract(20);
        Awaiting.until("calls are under way", () -> !api.seen().isEmpty());
        await(vertx.undeploy(verticle));

        assertThat(await(answers).unreachable()).hasSize(20);
    }
}
