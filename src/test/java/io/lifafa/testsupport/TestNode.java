package io.lifafa.testsupport;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.config.load.ConfigLoader;
import io.lifafa.node.Node;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A whole node on free ports, over a store in memory of its own, and an HTTP client for it. */
public final class TestNode implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(50);

    private final Optional<EmbeddedServer> server;
    private final Node node;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestNode(Optional<EmbeddedServer> server, Node node) {
        this.server = server;
        this.node = node;
    }

    /** An answer. */
    public record Answer(int status, String body, HttpResponse<String> response) {
        public JsonObject json() {
            return new JsonObject(body);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public static TestNode start(Map<String, String> settings) throws Exception {
        var server = EmbeddedServer.start(EmbeddedOptions.inMemory());
        var all = new HashMap<>(Map.of("store.uri", server.uri()));
        all.putAll(settings);
        try {
            return new TestNode(Optional.of(server), node(all));
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    /** Over an embedded store in a directory. */
    public static TestNode startIn(String directory, Map<String, String> settings) throws Exception {
        var all = new HashMap<>(Map.of("store.data_dir", directory));
        all.putAll(settings);
        return new TestNode(Optional.empty(), node(all));
    }

    private static Node node(Map<String, String> settings) throws Exception {
        var all = new HashMap<>(Map.of("http.port", "0", "management.port", "0", "pipeline.poll_interval", "20ms"));
        all.putAll(settings);
        return await(Node.start(ConfigLoader.load(Optional.empty(), Map.of(), all), true));
    }

    public Node node() {
        return node;
    }

    public EmbeddedServer server() {
        return server.orElseThrow();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + node.httpPort() + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(DEADLINE);
    }

    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    public Answer management(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + node.managementPort() + path);
        return send(HttpRequest.newBuilder(uri).timeout(DEADLINE));
    }

    /** Posts SMS; {@code headers} are names and values in turn. */
    public Answer post(byte[] body, String... headers) throws IOException, InterruptedException {
        var request = request("/api/v1/sms").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer postJson(String body) throws IOException, InterruptedException {
        return post(body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    /** Asks until the batch of this answer is done. */
    public JsonObject done(Answer accepted) throws IOException, InterruptedException {
        var path = "/api/v1/batches/" + accepted.json().getString("batch_id");
        Awaiting.whileMoving("batch done", () -> get(path).body(), () -> isDone(get(path)));
        return get(path).json();
    }

    private static boolean isDone(Answer batch) {
        return batch.status() == 200 && batch.json().getBoolean("done");
    }

    @Override
    public void close() {
        await(node.stop());
        server.ifPresent(EmbeddedServer::close);
    }
}
