package io.lifafa.health;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.HttpConfig;
import io.lifafa.config.HttpLimits;
import io.lifafa.config.HttpTls;
import io.lifafa.http.Gate;
import io.lifafa.http.HttpVerticle;
import io.lifafa.http.OpenPort;
import io.lifafa.testsupport.RawHttp;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Health before, during and after the work, as a load balancer sees it. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ManagementRoutesTest {
    private Vertx vertx;
    private Readiness readiness;
    private final HttpLimits limits =
            new HttpLimits(List.of(), 240, Duration.ofSeconds(5), Duration.ofSeconds(10), 100, 1);
    private final OpenPort port = new OpenPort(limits);

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        this.vertx = vertx;
        readiness = new Readiness(vertx);
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        await(vertx.deployVerticle(new HttpVerticle(
                new HttpConfig("127.0.0.1", 0, HttpTls.NONE, limits),
                1,
                Duration.ofSeconds(20),
                List.of(new ManagementRoutes(readiness, registry)),
                Gate.open("default"),
                port)));
    }

    private String get(String path) throws Exception {
        try (var raw = new RawHttp(port.number())) {
            raw.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return raw.readAll();
        }
    }

    @Test
    void itIsReadyOnlyBetweenStartAndStop() throws Exception {
        assertThat(get("/health/ready")).startsWith("HTTP/1.1 503").contains("starting or stopping");
        assertThat(get("/health/live")).startsWith("HTTP/1.1 200");
        readiness.accepting(true);
        assertThat(get("/health/ready")).startsWith("HTTP/1.1 200");
        readiness.accepting(false);
        assertThat(get("/readyz")).startsWith("HTTP/1.1 503");
    }

    @Test
    void aStageThatCannotWorkSaysWhy() throws Exception {
        readiness.accepting(true);
        readiness.register("stage", () -> Future.failedFuture("no room"));
        assertThat(get("/health/ready")).startsWith("HTTP/1.1 503").contains("no room");
    }

    @Test
    void aCheckThatThrowsOrSaysNothingIsNotReady() throws Exception {
        readiness.accepting(true);
        readiness.register("stage", () -> {
            throw new IllegalStateException("broken");
        });
        assertThat(get("/health/ready")).doesNotStartWith("HTTP/1.1 200");
        assertThat(get("/health/live")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aReadyStageTellsWhatIsWorthKnowing() throws Exception {
        readiness.accepting(true);
        readiness.register("stage", () -> Future.succeededFuture(new JsonObject().put("slots", 7)));
        assertThat(get("/health/ready")).startsWith("HTTP/1.1 200").contains("\"slots\":7");
    }
}
