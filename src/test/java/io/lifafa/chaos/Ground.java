package io.lifafa.chaos;

import io.lifafa.promises.Child;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.Ports;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Places for three nodes, and a store beside them, for tests that arrange them as they like. Closing kills them all. */
final class Ground implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(150);

    private final Path dir;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final int storePort = Ports.free();
    private Child store;

    Ground(Path dir) throws IOException {
        this.dir = dir;
        for (var name : List.of("n1", "n2", "n3")) {
            nodes.add(new NodeProcess(dir.resolve(name), name));
        }
    }

    NodeProcess node(int number) {
        return nodes.get(number);
    }

    List<NodeProcess> nodes() {
        return nodes;
    }

    String storeUri() {
        return Child.storeUri(storePort);
    }

    String clusterName() {
        return "ground-" + storePort;
    }

    /** Starts a store in a process of its own; returns when it serves. */
    void startStore() throws IOException {
        var command = new ArrayList<>(List.of("store", "--port", Integer.toString(storePort)));
        command.addAll(List.of("--set", "store.data_dir=" + dir.resolve("data")));
        command.addAll(List.of("--set", "store.reserve_bytes=0", "--set", Child.STORE_LOGIN));
        store = Child.process(Files.createDirectories(dir.resolve("store")), "256m", command);
        Awaiting.until("the store serves", LONGEST_START, store::serves);
    }

    /** Starts a node, with these settings over those of the cluster. Does not wait until it serves. */
    void start(int number, Map<String, String> settings) throws IOException {
        var members = nodes.stream().map(it -> "127.0.0.1:" + it.memberPort()).collect(Collectors.joining(","));
        var all = new LinkedHashMap<>(
                Map.of("cluster.members", members, "cluster.name", clusterName(), "store.reserve_bytes", "0"));
        all.putAll(settings);
        nodes.get(number).start(all);
    }

    void awaitServing() {
        nodes.forEach(node -> Awaiting.until(node.name() + " serves", LONGEST_START, node::serves));
    }

    /** Whether a node sees that so many are up, itself included, and is one of so many members. */
    static boolean sees(NodeProcess node, int up) {
        try {
            var cluster = node.cluster();
            return cluster.getInteger("members") == up && up(cluster) == up;
        } catch (IOException | RuntimeException notNow) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long up(JsonObject cluster) {
        return cluster.getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .filter(node -> node.getString("state").equals("up"))
                .count();
    }

    /** Fails unless {@code lifafa audit} finds nothing. */
    void audit() throws IOException, InterruptedException {
        var own = Files.createDirectories(dir.resolve("audit"));
        try (var child = Child.process(own, "512m", List.of("audit", "--set", "store.uri=" + storeUri()))) {
            if (child.exitCode() != 0) {
                throw new AssertionError(child.output());
            }
        }
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        if (store != null) {
            store.close();
        }
    }
}
