package io.lifafa.ingest;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.http.Gate;
import io.lifafa.http.HttpVerticle;
import io.lifafa.http.OpenPort;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.metrics.Metrics;
import io.lifafa.tenants.quota.RequestAdmission;
import io.lifafa.tenants.quota.SmsAdmission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The ingest stage alone, over a store that does as the test says. */
final class IngestStage implements AutoCloseable {
    final FakeStore store = new FakeStore();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Vertx vertx = Vertx.vertx();
    final BacklogGate gate;

    private final HttpClient client = HttpClient.newHttpClient();
    private final OpenPort port;

    IngestStage(Map<String, String> settings) throws Exception {
        // Tests of other things may take their time.
        var environment = Map.of("HTTP_PORT", "0", "LIFAFA_HTTP_MIN_BODY_RATE", "0");
        LifafaConfig config = ConfigLoader.load(Optional.empty(), environment, settings);
        port = new OpenPort(config.http().limits());
        var ingest = config.ingest();
        var metrics = new Metrics(registry);
        gate = new BacklogGate(
                store, metrics, new BacklogGate.Limits(ingest.maxBacklogSms(), ingest.maxBacklogBytes()));
        var intake = new Intake(
                vertx,
                store,
                gate,
                metrics,
                Clock.systemUTC(),
                Duration.ofSeconds(5),
                ingest.linger(),
                SmsAdmission.ALL);
        var reading = ReadOptions.of(config.tenant(), ingest.defaultUser(), config.zone());
        IngestAccess anyone = authorizations -> Future.succeededFuture(reading.tenant());
        var keys = new IdempotentRequests(vertx, store);
        var routes = new SmsRoutes(
                new HttpIntake(vertx, intake, keys, ingest, config.http().limits(), reading), metrics);
        await(vertx.deployVerticle(new IngestVerticle(anyone, intake, gate, reading, metrics, RequestAdmission.ALL)));
        await(vertx.deployVerticle(new HttpVerticle(
                config.http(), 1, Duration.ofSeconds(20), List.of(routes), Gate.open(config.tenant()), port)));
    }

    int port() {
        return port.number();
    }

    HttpRequest.Builder request(String contentType) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1/sms"))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", contentType);
    }

    HttpResponse<String> post(String json) throws Exception {
        return client.send(
                request("application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    double refused(String reason) {
        return registry.get("lifafa.requests.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
