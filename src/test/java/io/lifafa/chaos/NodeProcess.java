package io.lifafa.chaos;

import io.lifafa.promises.Child;
import io.lifafa.promises.Client;
import io.lifafa.testsupport.Ports;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A place in the cluster: its ports stay, the processes in it come and go, each under a name of its own. Thread rule: one
 * thread at a time.
 */
final class NodeProcess implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Path dir;
    private final String place;
    private final int port = Ports.free();
    private final int memberPort = Ports.free();
    private final int managementPort = Ports.free();
    private final Client client = new Client(port, TIMEOUT);
    private final Client management = new Client(managementPort, TIMEOUT);
    private volatile Child child;
    private volatile int life;
    private List<String> settings = List.of();

    NodeProcess(Path dir, String place) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.place = place;
    }

    /** Where applications reach it. */
    int port() {
        return port;
    }

    /** Where the other members reach it. */
    int memberPort() {
        return memberPort;
    }

    Client client() {
        return client;
    }

    /** A caller of its port for health and metrics. */
    Client management() {
        return management;
    }

    /** The name of the process, and what the names of its workers begin with. */
    String name() {
        return place + "-life" + life;
    }

    /** Starts the next process. Does not wait until it serves. */
    void start(Map<String, String> common) throws IOException {
        var all = new ArrayList<String>();
        common.forEach((key, value) -> all.add(key + "=" + value));
        settings = List.copyOf(all);
        start();
    }

    /** The same again. */
    void start() throws IOException {
        life++;
        var command = new ArrayList<>(List.of("serve", "--cluster"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        command.addAll(List.of("--set", "node.name=" + name()));
        command.addAll(List.of("--set", "http.port=" + port));
        command.addAll(List.of("--set", "management.port=" + managementPort));
        command.addAll(List.of("--set", "cluster.port=" + memberPort));
        child = Child.process(dir, "256m", command);
    }

    Child process() {
        return child;
    }

    boolean serves() throws IOException {
        return child.serves();
    }

    /** SIGKILL; returns when it is gone. */
    void kill() {
        child.close();
    }

    /** How it sees the cluster. */
    JsonObject cluster() throws IOException, InterruptedException {
        return new JsonObject(client.get("/api/v1/cluster").body());
    }

    /** How it sees another node: up, unreachable, silent; "unknown" if it has never heard of it. */
    String state(String name) throws IOException, InterruptedException {
        return cluster().getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .filter(node -> node.getString("name").equals(name))
                .map(node -> node.getString("state"))
                .findFirst()
                .orElse("unknown");
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
