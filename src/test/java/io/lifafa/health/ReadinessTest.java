package io.lifafa.health;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Is it alive, is it ready, what does it measure. */
@Timeout(60)
class ReadinessTest {
    private static final Map<String, String> IMPATIENT = Map.of("store.timeout", "300ms");

    @Test
    void everyStageAnswersForItself() throws Exception {
        try (var node = TestNode.start(Map.of("pipeline.workers", "3", "pipeline.chunks_per_worker", "2"))) {
            var ready = node.management("/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().getString("outcome")).isEqualTo("UP");
            for (var stage : new String[] {"node", "store", "events", "pipeline", "ingest", "http"}) {
                assertThat(check(ready, stage).getString("status")).as(stage).isEqualTo("UP");
            }
            var pipeline = check(ready, "pipeline").getJsonObject("data");
            assertThat(pipeline.getInteger("workers")).isEqualTo(3);
            assertThat(pipeline.getInteger("slots")).isEqualTo(6);
            assertThat(check(ready, "http").getJsonObject("data").getInteger("port"))
                    .isEqualTo(node.node().httpPort());
            assertThat(node.management("/readyz").status()).isEqualTo(200);
            assertThat(node.management("/livez").status()).isEqualTo(200);
        }
    }

    @Test
    void withoutTheStoreItIsAliveButNotReadyAndAcceptsNothing() throws Exception {
        try (var node = TestNode.start(IMPATIENT)) {
            node.server().close();
            var answer = node.postJson(SampleSms.payment(1).encode());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.json().getString("detail")).contains("database");
            assertThat(node.get("/api/v1/sms/pay-1").status()).isEqualTo(503);
            assertThat(node.management("/health/live").status()).isEqualTo(200);
            var ready = node.management("/health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(check(ready, "store").getString("status")).isEqualTo("DOWN");
            assertThat(awaitDown(node, "pipeline").encode()).contains("no worker can take work");
        }
    }

    @Test
    void itIsNotReadyAsSoonAsItStops() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            assertThat(node.management("/health/ready").status()).isEqualTo(200);
            var stopped = node.node().stop();
            try {
                assertThat(node.management("/health/ready").status()).isEqualTo(503);
            } catch (IOException gone) {
                assertThat(gone)
                        .as("the port is closed, which is not ready either")
                        .isNotNull();
            }
            await(stopped);
            assertThat(node.node().stop().succeeded()).isTrue();
        }
    }

    @Test
    void theMetricsOfTheEngineAndOfTheJvmAreThere() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            node.done(node.postJson(SampleSms.payments(3).encode()));
            var answer = node.management("/metrics");
            // A batch may be seen done a moment before its last chunk is counted.
            while (!answer.body().contains("lifafa_chunk_duration_seconds_count{result=\"closed\"} 1")
                    || !answer.body().contains("extracted_total{source=\"rules\"} 3.0")
                    || !answer.body().contains("settled_total{outcome=\"processed\"} 3.0")) {
                answer = node.management("/metrics");
            }
            assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
            assertThat(answer.body())
                    .contains(
                            "lifafa_sms_received_total{result=\"accepted\"} 3.0",
                            "lifafa_sms_received_total{result=\"rejected\"} 0.0",
                            "lifafa_sms_settled_total{outcome=\"processed\"} 3.0",
                            "lifafa_sms_extracted_total{source=\"rules\"} 3.0",
                            "lifafa_chunk_duration_seconds_count{result=\"closed\"} 1",
                            "lifafa_requests_refused_total{reason=\"backlog\"} 0.0",
                            "lifafa_events_dropped_total 0.0",
                            "lifafa_backlog_chunks ",
                            "lifafa_backlog_sms ",
                            "lifafa_build_info{version=",
                            "jvm_memory_used_bytes",
                            "vertx_http_server_requests_total");
        }
    }

    private static JsonObject awaitDown(TestNode node, String stage) throws Exception {
        while (true) {
            var check = check(node.management("/health/ready"), stage);
            if (check.getString("status").equals("DOWN")) {
                return check;
            }
        }
    }

    private static JsonObject check(TestNode.Answer ready, String stage) {
        return ready.json().getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(it -> it.getString("id").equals(stage))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + stage + " in " + ready.body()));
    }
}
