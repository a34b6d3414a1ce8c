package io.lifafa.promises;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A caller of a node's HTTP API, with the JDK's own client. */
public final class Client {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Duration longest;

    Client(int port) {
        this(port, LONGEST);
    }

    /** @param longest how long an answer is waited for */
    public Client(int port, Duration longest) {
        this.base = "http://127.0.0.1:" + port;
        this.longest = longest;
    }

    public HttpResponse<String> send(String type, String body, String... headers)
            throws IOException, InterruptedException {
        return call(request("/api/v1/sms", "Content-Type", type)
                .headers(headers.length == 0 ? new String[] {"Accept", "*/*"} : headers)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return call(request(path, "Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call(request(path, "Accept", "*/*").GET());
    }

    /** The batch as the API shows it. */
    JsonObject batch(String id) throws IOException, InterruptedException {
        return new JsonObject(get("/api/v1/batches/" + id).body());
    }

    private HttpRequest.Builder request(String path, String header, String value) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(longest).header(header, value);
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
