package io.lifafa.bench;

import io.lifafa.testsupport.Ports;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A simulated extraction API in a process of its own, which ends when this is closed or this process ends in order.
 *
 * <p>What it must be able to do: {@code POST /v1/chat/completions}, {@code GET /stats}, {@code POST /set}.
 */
public final class ApiProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");
    private static final int WARMING_CALLS = 100;
    private static final int SMS_PER_CALL = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Thread lastResort;
    private final String address;

    private ApiProcess(Process process) throws IOException {
        this.process = process;
        this.lastResort = new Thread(process::destroyForcibly, "bench-api-stop");
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            this.address = "http://127.0.0.1:" + port(process);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** An {@code oracle_api.mjs} that knows the answers of a workload. */
    static ApiProcess oracle(Path script, Path workload) throws IOException {
        return start("node", script.toString(), workload.toString(), "--port", Integer.toString(Ports.free()));
    }

    /** Our own {@code lifafa simulate}. */
    public static ApiProcess simulator() throws IOException {
        return start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-classpath",
                System.getProperty("java.class.path"),
                "io.lifafa.Lifafa",
                "simulate",
                "--port",
                "0");
    }

    private static ApiProcess start(String... command) throws IOException {
        return new ApiProcess(new ProcessBuilder(List.of(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** It says where it listens as soon as it does. Its output stays open, so that it can go on writing a little. */
    private static int port(Process process) throws IOException {
        var line = process.inputReader().readLine();
        var address = ADDRESS.matcher(line == null ? "" : line);
        if (!address.find()) {
            throw new IOException("the API did not start: " + line);
        }
        return Integer.parseInt(address.group(1));
    }

    /** What {@code api.url} has to be. */
    public String url() {
        return address + "/v1";
    }

    public JsonObject stats() throws IOException, InterruptedException {
        return send(request("/stats").GET());
    }

    public void set(JsonObject changes) throws IOException, InterruptedException {
        send(request("/set").POST(BodyPublishers.ofString(changes.encode())));
    }

    /** Asks it some questions and lets it forget them: a real API is no freshly started JVM. */
    public void warmUp(Workload workload) throws IOException, InterruptedException {
        set(new JsonObject().put("latency", 0).put("per-item", 0));
        for (int call = 0; call < WARMING_CALLS; call++) {
            var items = new JsonArray();
            for (int i = 0; i < SMS_PER_CALL; i++) {
                var sms = workload.sms("warm", call * SMS_PER_CALL + i);
                items.add(new JsonObject()
                        .put("id", sms.id())
                        .put("sender", sms.sender())
                        .put("body", sms.body()));
            }
            var message = new JsonObject().put("role", "user").put("content", items.encode());
            var question = new JsonObject().put("model", "any").put("messages", new JsonArray().add(message));
            send(request("/v1/chat/completions").POST(BodyPublishers.ofString(question.encode())));
        }
        set(new JsonObject().put("latency", "200ms").put("per-item", "20ms"));
        send(request("/reset").POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
    }

    private JsonObject send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the API answers " + response.statusCode() + ": " + response.body());
        }
        return new JsonObject(response.body());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException stopping) {
            // This process is ending, and the hook does the same once more.
            return;
        }
    }
}
