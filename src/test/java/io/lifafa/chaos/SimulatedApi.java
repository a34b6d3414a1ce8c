package io.lifafa.chaos;

import io.lifafa.promises.Child;
import io.lifafa.promises.Client;
import io.lifafa.testsupport.Ports;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code lifafa simulate} in a process of its own, on a port that stays the same when it is started again. */
final class SimulatedApi implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Path dir;
    private final List<String> command;
    private final int port = Ports.free();
    private final Client client = new Client(port, TIMEOUT);
    private Child child;

    SimulatedApi(Path dir, List<String> options) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.command = new ArrayList<>(List.of("simulate", "--port", Integer.toString(port)));
        command.addAll(options);
        start();
    }

    /** With the settings it was begun with, and nothing counted. */
    void start() throws IOException {
        child = Child.process(dir, "192m", command);
        child.port();
    }

    /** Gone, as far as its callers can see: their connections are refused. */
    void kill() {
        child.close();
    }

    /** What {@code api.url} has to be. */
    String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    void set(String setting, Object value) throws IOException, InterruptedException {
        var body = new JsonObject().put(setting, value).encode();
        json(client.post("/set", "application/json", body));
    }

    /** How often something happened, as {@code GET /stats} says. */
    long count(String what) throws IOException, InterruptedException {
        return json(client.get("/stats")).getLong(what);
    }

    private static JsonObject json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("the simulated API answers " + answer.statusCode());
        }
        return new JsonObject(answer.body());
    }

    @Override
    public void close() {
        child.close();
    }
}
