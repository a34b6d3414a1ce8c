package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.simulator.Setting;
import io.lifafa.simulator.SimulatorVerticle;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three nodes with nothing between them but the store ask one API. */
@ExtendWith(VertxExtension.class)
@Timeout(180)
class ThreeNodesOneRateTest {
    private static final int RATE = 20;
    private static final int SMS = 6_000;

    private Vertx vertx;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<TestNode> nodes = new ArrayList<>();
    private SimulatorVerticle simulator;
    private EmbeddedServer store;

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        this.vertx = vertx;
        store = EmbeddedServer.start(EmbeddedOptions.inMemory());
        simulator = new SimulatorVerticle(
                0,
                Map.of(
                        Setting.RATE, "" + RATE,
                        Setting.BURST, "20",
                        Setting.LATENCY, "50ms",
                        Setting.PER_ITEM, "0ms",
                        Setting.WORKERS, "100"));
        await(vertx.deployVerticle(simulator));
    }

    @AfterEach
    void close() throws Exception {
        // Each hands over what it has in the grid; together they need not.
        nodes.parallelStream().forEach(TestNode::close);
        store.close();
    }

    private TestNode join(String... settings) throws Exception {
        var all = new HashMap<>(Map.of(
                "store.uri",
                store.uri(),
                "api.url",
                "http://127.0.0.1:" + simulator.port() + "/v1",
                "cache.enabled",
                "false"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        var node = TestNode.start(all);
        nodes.add(node);
        return node;
    }

    private JsonObject stats() throws Exception {
        var uri = URI.create("http://127.0.0.1:" + simulator.port() + "/stats");
        return new JsonObject(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body());
    }

    private static JsonObject cluster(TestNode node) throws Exception {
        return node.get("/api/v1/limiter")
                .json()
                .getJsonArray("apis")
                .getJsonObject(0)
                .getJsonObject("cluster");
    }

    private static boolean done(TestNode.Answer accepted, TestNode node) throws Exception {
        var batch = node.get("/api/v1/batches/" + accepted.json().getString("batch_id"));
        return batch.status() == 200 && batch.json().getBoolean("done");
    }

    @Test
    void aRateThatNobodyStatedIsUsedTogether() throws Exception {
        for (int i = 0; i < 3; i++) {
            join();
        }
        var first = nodes.get(0);
        Awaiting.until("all have met", () -> cluster(first).getInteger("members", 0) == 3);
        var accepted = first.postJson(SampleSms.payments(SMS).encode());
        Awaiting.until("all are worked off", Duration.ofSeconds(120), () -> done(accepted, first));
        var stats = stats();

        double calls = stats.getInteger("requests");
        assertThat(stats.getInteger("rejected429") / calls).isLessThanOrEqualTo(0.02);
        assertThat(nodes)
                .allSatisfy(it -> assertThat(cluster(it).getBoolean("live")).isTrue());
    }

    @Test
    void whoLeavesGivesItsShareToTheOthersAtOnceAndTheMetricsTell() throws Exception {
        join("limiter.requests_per_minute", "600");
        var second = join("limiter.requests_per_minute", "600");
        Awaiting.until(
                "they share",
                () -> cluster(second).getInteger("members", 0) == 2
                        && cluster(second).getDouble("share", 0.0) > 0);
        nodes.remove(0).close();

        Awaiting.until("it has all", () -> cluster(second).getDouble("share", 0.0) == 1.0);
        Awaiting.until(
                "metrics tell",
                () -> second.management("/metrics").body().contains("lifafa_limiter_share{api=\"first\"} 1.0"));
    }
}
