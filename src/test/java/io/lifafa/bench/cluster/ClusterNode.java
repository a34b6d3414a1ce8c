package io.lifafa.bench.cluster;

import io.lifafa.bench.JarProcess;
import io.lifafa.bench.Patience;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** {@code lifafa serve --cluster} in a process of its own, and what it can be asked. Thread rule: any. */
final class ClusterNode implements AutoCloseable {
    static final String HEAP = "512m";

    private static final Pattern SERVES =
            Pattern.compile("serves on http://[0-9.]+:(\\d+)/.* metrics on http://[0-9.]+:(\\d+)\\s");
    private static final Pattern CALLS =
            Pattern.compile("^lifafa_api_call_duration_seconds_count\\{.*} ([0-9.E]+)$", Pattern.MULTILINE);
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int REFUSED = 503;
    private static final int ACCEPTED = 202;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String name;
    private final JarProcess process;
    private String base = "";
    private String management = "";

    private ClusterNode(String name, JarProcess process) {
        this.name = name;
        this.process = process;
    }

    /** Does not wait until it serves. */
    static ClusterNode start(Path dir, String name, List<String> settings) throws IOException {
        var command = new ArrayList<>(List.of("serve", "--cluster"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        command.addAll(List.of("--set", "node.name=" + name, "--set", "http.port=0", "--set", "management.port=0"));
        return new ClusterNode(name, JarProcess.start(dir, HEAP, command));
    }

    /** To be called once, before it is asked anything. */
    void awaitServing() throws InterruptedException, TimeoutException, IOException {
        var ports = process.printed(SERVES);
        base = "http://127.0.0.1:" + ports.group(1);
        management = "http://127.0.0.1:" + ports.group(2);
    }

    String name() {
        return name;
    }

    JarProcess process() {
        return process;
    }

    /** How many nodes it sees up, itself included. */
    long sees() throws IOException, InterruptedException {
        return new JsonObject(get(base + "/api/v1/cluster"))
                .getJsonArray("nodes").stream()
                        .map(JsonObject.class::cast)
                        .filter(node -> "up".equals(node.getString("state")))
                        .count();
    }

    /** Calls of the API that it has made and that have ended. */
    double calls() throws IOException, InterruptedException {
        return CALLS.matcher(get(management + "/metrics"))
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    /** Sends SMS, again while it is refused; the batch's id. */
    String send(byte[] ndjson) throws IOException, InterruptedException {
        while (true) {
            var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/sms"))
                    .timeout(LONG)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofByteArray(ndjson))
                    .build();
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == ACCEPTED) {
                return new JsonObject(answer.body()).getString("batch_id");
            }
            if (answer.statusCode() != REFUSED) {
                throw unexpected(request, answer);
            }
            System.err.println(name + " refuses: " + answer.body());
            Patience.pause(1);
        }
    }

    /** True if nothing of it is pending. */
    boolean isDone(String batch) throws IOException, InterruptedException {
        return new JsonObject(get(base + "/api/v1/batches/" + batch)).getBoolean("done");
    }

    private static String get(String url) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url)).timeout(SHORT).GET().build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw unexpected(request, answer);
        }
        return answer.body();
    }

    private static IOException unexpected(HttpRequest request, HttpResponse<String> answer) {
        return new IOException(request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
    }

    /** SIGKILL; returns when it is gone. */
    @Override
    public void close() {
        process.close();
    }
}
