package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.metrics.PromLint;
import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.PaymentApi;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a node that worked shows to Prometheus. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ExpositionTest {
    private static Vertx vertx;
    private static FakeApi api;
    private static TestNode node;
    private static String page;

    @BeforeAll
    static void work(Vertx vertx) throws Exception {
        ExpositionTest.vertx = vertx;
        api = FakeApi.start(vertx).always(PaymentApi::answer);
        node = TestNode.start(Map.of("api.url", api.url().toString(), "api.key", "sk-secret"));
        node.done(node.postJson(SampleSms.payments(30).encode()));
        for (int i = 0; i < 30; i++) {
            node.get("/api/v1/sms/pay-" + i);
            node.get("/no/such/path/" + i);
            node.send(node.request("/odd").method("ODD" + i, BodyPublishers.noBody()));
        }
        node.management("/health/ready");
        page = node.management("/metrics").body();
        if (System.getProperty("exposition") != null) {
            Files.writeString(Path.of(System.getProperty("exposition")), page);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        api.close();
    }

    @Test
    void everyMetricFollowsTheRulesOfPrometheus() {
        assertThat(PromLint.faults(page)).isEmpty();
    }

    @Test
    void durationsAreHistogramsOfFewBuckets() {
        for (var name : new String[] {
            "lifafa_chunk_duration_seconds",
            "lifafa_api_call_duration_seconds",
            "vertx_http_server_response_time_seconds"
        }) {
            assertThat(page).contains("# TYPE " + name + " histogram");
            assertThat(PromLint.values(page, name + "_bucket", "le"))
                    .hasSizeBetween(8, 16)
                    .contains("+Inf");
        }
    }

    @Test
    void requestsAreToldApartByServerAndRoute() {
        var name = "vertx_http_server_requests_total";
        assertThat(PromLint.values(page, name, "server_name")).containsExactlyInAnyOrder("api", "management");
        assertThat(PromLint.values(page, name, "route"))
                .contains("/api/v1/sms", "/api/v1/sms/:id", "/health/ready")
                .hasSizeLessThan(15);
    }

    @Test
    void whatStrangersSendMakesNoNewSeries() {
        assertThat(page).doesNotContain("/no/such").doesNotContain("ODD");
        assertThat(page.lines()
                        .filter(line -> line.startsWith("vertx_http_server_requests_total"))
                        .count())
                .isLessThan(20);
    }
}
