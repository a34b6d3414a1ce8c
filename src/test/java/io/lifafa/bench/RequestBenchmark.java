package io.lifafa.bench;

import static io.lifafa.testsupport.Awaiting.await;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One SMS per request, at a set rate, to a node that was just started with an empty store and the rules alone. Prints a
 * line per rate: what was accepted, what was refused, and how long the answers took, from the moment at which the request
 * was due, so that what waits in the client counts too.
 *
 * <p>System properties: {@code lifafa.jar}, the jar (default {@code target/lifafa.jar}); {@code bench.rates}, requests per
 * second (default {@code 500,4000}), each with a node of its own; {@code bench.seconds}, how long each lasts (default 30);
 * {@code bench.keys}, {@code true}: each request has an {@code Idempotency-Key} of its own (default {@code false}).
 */
public final class RequestBenchmark {
    private static final String HEAP = "512m";
    private static final Pattern SERVES =
            Pattern.compile("serves on http://[0-9.]+:(\\d+)/.* metrics on http://[0-9.]+:(\\d+)\\s");

    private RequestBenchmark() {}

    public static void main(String[] args) throws Exception {
        double seconds = Double.parseDouble(System.getProperty("bench.seconds", "30"));
        boolean keys = Boolean.getBoolean("bench.keys");
        System.out.printf(
                "%d cores; heap of the node %s%s%n",
                Runtime.getRuntime().availableProcessors(), HEAP, keys ? "; with keys" : "");
        System.out.println(RequestLoad.Result.HEADER);
        var vertx = Vertx.vertx();
        for (var rate : System.getProperty("bench.rates", "500,4000").split(",")) {
            measure(vertx, Integer.parseInt(rate.strip()), seconds, keys);
        }
        await(vertx.close());
    }

    private static void measure(Vertx vertx, int rate, double seconds, boolean keys) throws Exception {
        var dir = Files.createTempDirectory("lifafa-bench-requests");
        var command = List.of(
                "serve", "--set", "http.port=0", "--set", "management.port=0", "--set", "store.data_dir=" + dir);
        try (var node = JarProcess.start(dir, HEAP, command)) {
            int port = Integer.parseInt(node.printed(SERVES).group(1));
            var result = new RequestLoad(vertx, port, rate, seconds, keys).run();
            System.out.println(result);
        } finally {
            delete(dir);
        }
    }

    private static void delete(Path dir) throws Exception {
        try (var files = Files.walk(dir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
