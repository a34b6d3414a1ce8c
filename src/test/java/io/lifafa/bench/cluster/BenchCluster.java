package io.lifafa.bench.cluster;

import io.lifafa.bench.JarProcess;
import io.lifafa.bench.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A store and nodes that use it, each a process of its own. Closing kills them all. Thread rule: one thread. */
final class BenchCluster implements AutoCloseable {
    static final String STORE_HEAP = "512m";

    private static final Pattern STORE = Pattern.compile("reached at mongodb://[0-9.]+:(\\d+)\\s");
    private static final double LONGEST_MEETING = 120;

    /** Below those that the system gives to outgoing connections, so that they are still free when a node starts. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;

    private final Path dir;
    private final List<String> settings;
    private final List<Integer> memberPorts;
    private final JarProcess store;
    private final Map<ClusterNode, Integer> nodes = new LinkedHashMap<>();
    private String storeUri = "";
    private int started;

    private BenchCluster(Path dir, int places, List<String> settings) throws IOException {
        this.dir = dir;
        this.settings = List.copyOf(settings);
        var random = new Random();
        this.memberPorts = IntStream.generate(() -> FIRST_PORT + random.nextInt(PORTS))
                .filter(BenchCluster::isFree)
                .distinct()
                .limit(places)
                .boxed()
                .toList();
        this.store = JarProcess.start(
                dir.resolve("store"),
                STORE_HEAP,
                List.of(
                        "store",
                        "--port",
                        "0",
                        "--set",
                        "store.data_dir=" + dir.resolve("store/data"),
                        "--set",
                        "store.reserve_bytes=0",
                        "--set",
                        "store.embedded_password=of-no-use"));
    }

    /**
     * Returns when all of it serves.
     *
     * @param running so many nodes
     * @param places how many nodes there may be at one time
     * @param settings of every node
     */
    static BenchCluster start(Path dir, int running, int places, List<String> settings)
            throws IOException, InterruptedException, TimeoutException {
        var cluster = new BenchCluster(dir, places, settings);
        try {
            cluster.storeUri = "mongodb://lifafa:of-no-use@127.0.0.1:"
                    + cluster.store.printed(STORE).group(1);
            for (int i = 0; i < running; i++) {
                cluster.launch();
            }
            for (var node : cluster.nodes()) {
                node.awaitServing();
            }
            cluster.awaitMeeting();
            return cluster;
        } catch (IOException | InterruptedException | TimeoutException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Starts one more node. Does not wait until it serves. */
    ClusterNode launch() throws IOException {
        int port = memberPorts.stream()
                .filter(it -> !nodes.containsValue(it))
                .findFirst()
                .orElseThrow();
        var all = new ArrayList<>(settings);
        all.add("store.uri=" + storeUri);
        all.add("cluster.name=bench-" + memberPorts.get(0));
        all.add("cluster.members="
                + memberPorts.stream().map(it -> "127.0.0.1:" + it).collect(Collectors.joining(",")));
        all.add("cluster.port=" + port);
        var name = "node" + ++started;
        var node = ClusterNode.start(dir.resolve(name), name, all);
        nodes.put(node, port);
        return node;
    }

    /** Returns when each node sees all others. */
    void awaitMeeting() throws InterruptedException, TimeoutException {
        for (var node : nodes()) {
            Patience.until(node.name() + " sees the others", LONGEST_MEETING, () -> node.sees() >= nodes.size());
        }
    }

    /** Those that were not lost. */
    List<ClusterNode> nodes() {
        return List.copyOf(nodes.keySet());
    }

    /** Kills it, if it still lives. */
    void lose(ClusterNode node) {
        node.close();
        nodes.remove(node);
    }

    String storeUri() {
        return storeUri;
    }

    /** Processor time so far of the store and all nodes. */
    double cpuSeconds() {
        return store.cpuSeconds()
                + nodes().stream()
                        .mapToDouble(node -> node.process().cpuSeconds())
                        .sum();
    }

    @Override
    public void close() {
        nodes().forEach(ClusterNode::close);
        store.close();
    }
}
