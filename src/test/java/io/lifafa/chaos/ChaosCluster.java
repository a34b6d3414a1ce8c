package io.lifafa.chaos;

import io.lifafa.promises.Child;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three nodes, a store and a simulated API, each a process of its own. Closing kills them all. */
final class ChaosCluster implements AutoCloseable {
    private static final int NODES = 3;
    private static final Duration LONGEST_START = Duration.ofSeconds(150);

    private final Path dir;
    private final int storePort = Ports.free();
    private final SimulatedApi api;
    private final List<NodeProcess> nodes;
    private volatile Child store;

    private ChaosCluster(Path dir, List<String> apiOptions) throws IOException {
        this.dir = dir;
        Files.createDirectories(dir.resolve("store"));
        startStore();
        api = new SimulatedApi(dir.resolve("api"), apiOptions);
        nodes = List.of(place("n1"), place("n2"), place("n3"));
    }

    private NodeProcess place(String name) throws IOException {
        return new NodeProcess(dir.resolve(name), name);
    }

    /**
     * Returns when all of it serves.
     *
     * @param settings of every node
     * @param apiOptions of {@code lifafa simulate}
     */
    static ChaosCluster start(Path dir, Map<String, String> settings, List<String> apiOptions) throws IOException {
        var cluster = new ChaosCluster(dir, apiOptions);
        try {
            var members = cluster.nodes.stream()
                    .map(node -> "127.0.0.1:" + node.memberPort())
                    .collect(Collectors.joining(","));
            var common = new LinkedHashMap<>(Map.of(
                    "cluster.members",
                    members,
                    "cluster.name",
                    "chaos-" + cluster.storePort,
                    "store.uri",
                    cluster.storeUri(),
                    "api.url",
                    cluster.api.url()));
            common.putAll(settings);
            for (var node : cluster.nodes) {
                node.start(common);
            }
            cluster.awaitAll();
            return cluster;
        } catch (IOException | RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** Returns when all nodes serve and each sees the two others. */
    void awaitAll() {
        nodes.forEach(node -> {
            Awaiting.until(node.name() + " serves", LONGEST_START, node::serves);
            Awaiting.until(node.name() + " sees the others", LONGEST_START, () -> others(node) == NODES - 1);
        });
    }

    private long others(NodeProcess node) throws InterruptedException {
        try {
            var seen = node.cluster().getJsonArray("nodes").encode();
            return nodes.stream()
                    .filter(other -> other != node)
                    .filter(other -> seen.contains("\"" + other.name() + "\""))
                    .count();
        } catch (IOException | RuntimeException notYet) {
            return 0;
        }
    }

    List<NodeProcess> nodes() {
        return nodes;
    }

    /** The ports of all nodes. */
    List<Integer> ports() {
        return nodes.stream().map(NodeProcess::port).toList();
    }

    /** How many nodes serve. */
    long serving() throws IOException {
        long serving = 0;
        for (var node : nodes) {
            serving += node.serves() ? 1 : 0;
        }
        return serving;
    }

    SimulatedApi api() {
        return api;
    }

    String storeUri() {
        return Child.storeUri(storePort);
    }

    /** Starts the store's next process. Does not wait until it serves. */
    void startStore() throws IOException {
        store = Child.process(
                dir.resolve("store"),
                "256m",
                List.of(
                        "store",
                        "--port",
                        Integer.toString(storePort),
                        "--set",
                        "store.data_dir=" + dir.resolve("data"),
                        "--set",
                        "store.reserve_bytes=0",
                        "--set",
                        Child.STORE_LOGIN));
    }

    boolean storeServes() throws IOException {
        return store.serves();
    }

    /** SIGKILL; returns when it is gone. */
    void killStore() {
        store.close();
    }

    /** {@code lifafa audit}: its exit code and what it printed. */
    Audit audit() throws IOException, InterruptedException {
        var own = Files.createDirectories(dir.resolve("audit"));
        try (var child = Child.process(own, "512m", List.of("audit", "--set", "store.uri=" + storeUri()))) {
            int code = child.exitCode();
            return new Audit(code, child.output());
        }
    }

    /** What came of an audit. */
    record Audit(int code, String output) {}

    /** Everything that any of the processes has printed or logged. */
    Stream<Path> logs() throws IOException {
        return Files.walk(dir).filter(file -> file.toString().endsWith(".txt"));
    }

    @Override
    public void close() {
        if (nodes != null) {
            nodes.forEach(NodeProcess::close);
        }
        if (api != null) {
            api.close();
        }
        store.close();
    }
}
