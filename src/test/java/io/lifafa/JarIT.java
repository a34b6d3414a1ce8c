package io.lifafa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.Ports;
import io.lifafa.testsupport.SampleSms;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user has it, in a process of its own. */
@Timeout(120)
class JarIT {
    private static final Pattern ADDRESSES =
            Pattern.compile("on (http://\\S+)/api/v1/sms, health and metrics on (http://\\S+)");
    private static final int SIGTERM = 128 + 15;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path dir;

    @Test
    void aNodeServesMeasuresItselfAndStopsInOrder() throws Exception {
        var node = start("serve", "--set", "http.port=0", "--set", "management.port=0");
        try (var out = node.inputReader()) {
            var addresses = ADDRESSES.matcher(out.readLine());
            assertThat(addresses.find()).isTrue();
            assertThat(takes(addresses.group(1))).isEqualTo(2);
            var management = addresses.group(2);
            assertThat(get(management + "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(management + "/health/ready").statusCode()).isEqualTo(200);
            var settled = "lifafa_sms_settled_total{outcome=\"processed\"} 2.0";
            // A batch may be seen done a moment before its last chunk is counted.
            Awaiting.until(
                    "two SMS are counted",
                    () -> get(management + "/metrics").body().contains(settled));
            assertThat(get(management + "/metrics").body())
                    .contains("jvm_", "vertx_http_server_")
                    .contains("lifafa_build_info{version=\"" + version() + "\"}");
            assertStopsInOrder(node);
        } finally {
            node.destroyForcibly();
        }
        assertThat(errors()).doesNotContain("ERROR", "Exception", "already been registered");
    }

    private int takes(String api) throws Exception {
        var posted = client.send(
                HttpRequest.newBuilder(URI.create(api + "/api/v1/sms"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                SampleSms.payments(2).encode()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(202);
        var batch = api + posted.headers().firstValue("Location").orElseThrow();
        Awaiting.until("the batch is done", () -> batch(batch).getBoolean("done"));
        return batch(batch).getInteger("processed");
    }

    private JsonObject batch(String uri) throws Exception {
        return new JsonObject(get(uri).body());
    }

    /** What registers a cluster and what registers metrics have the same name in two jars: both must be in this one. */
    @Test
    void aNodeOfAClusterMeasuresItselfToo() throws Exception {
        var port = "cluster.port=" + Ports.free();
        var node = start(
                "serve",
                "--cluster",
                "--set",
                port,
                "--set",
                "http.port=0",
                "--set",
                "management.port=0",
                "--set",
                "cluster.members=127.0.0.1:" + port.replaceAll("\\D", ""));
        try (var out = node.inputReader()) {
            var addresses = ADDRESSES.matcher(out.readLine());
            assertThat(addresses.find()).isTrue();
            assertThat(get(addresses.group(1) + "/api/v1/cluster").body()).contains("\"clustered\":true");
            assertThat(takes(addresses.group(1))).isEqualTo(2);
            assertThat(get(addresses.group(2) + "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(addresses.group(2) + "/metrics").body())
                    .contains("vertx_eventbus_", "lifafa_cluster_nodes{state=\"up\"} 1.0");
            assertStopsInOrder(node);
        } finally {
            node.destroyForcibly();
        }
        assertThat(errors()).doesNotContain("ERROR", "Exception", "WARNING");
    }

    @Test
    void aStoreAloneCanBeUsedByAnotherProcess() throws Exception {
        var store = start("store", "--port", "0");
        try (var out = store.inputReader()) {
            assertThat(out.readLine()).contains("reached at mongodb://127.0.0.1:");
            var file = out.readLine().replaceAll("MONGODB_URI_FILE=(\\S+) .*", "$1");
            var uri = Files.readString(Path.of(file)).strip();
            var input = Files.writeString(
                    dir.resolve("in.json"), SampleSms.payments(3).encode());
            var run = start("run", input.toString(), "--set", "store.uri=" + uri);
            assertThat(lines(run)).anyMatch(line -> line.contains("3 processed"));
            assertThat(run.waitFor()).isZero();
            var audit = start("audit", "--set", "store.uri=" + uri);
            assertThat(lines(audit)).anyMatch(line -> line.startsWith("1 batches, 3 SMS accepted = 3 processed"));
            assertThat(audit.waitFor()).isZero();
            assertStopsInOrder(store);
        } finally {
            store.destroyForcibly();
        }
    }

    @Test
    void aSimulatedApiSaysHowToUseItAndStopsInOrder() throws Exception {
        var simulator = start("simulate", "--port", "0");
        try (var out = simulator.inputReader()) {
            var address = out.readLine().replaceAll(".* (http://\\S+)", "$1");
            assertThat(out.readLine()).contains("API_URL=" + address + " java -jar ", "lifafa.jar run ");
            assertThat(get(address + "/models").statusCode()).isEqualTo(200);
            assertStopsInOrder(simulator);
        } finally {
            simulator.destroyForcibly();
        }
    }

    /** The store takes the connection and never says a word: each command waits for it. */
    @Test
    void whatStillWaitsForItsStoreStopsInOrder() throws Exception {
        var input =
                Files.writeString(dir.resolve("in.json"), SampleSms.payments(3).encode());
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var store = List.of(
                    "--set", "store.uri=mongodb://127.0.0.1:" + mute.getLocalPort(), "--set", "store.timeout=60s");
            var serve = start(with(store, "serve", "--set", "http.port=0", "--set", "management.port=0"));
            mute.accept();
            try {
                assertStopsInOrder(serve);
                assertThat(errors()).doesNotContain("Exception", "\tat ");
            } finally {
                serve.destroyForcibly();
            }
            var run = start(with(store, "run", input.toString()));
            mute.accept();
            try {
                run.destroy();
                assertThat(run.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(run.exitValue()).isEqualTo(SIGTERM);
                assertThat(errors()).contains("interrupted").doesNotContain("Exception", "\tat ");
            } finally {
                run.destroyForcibly();
            }
        }
    }

    private static String[] with(List<String> options, String... command) {
        return Stream.concat(Stream.of(command), options.stream()).toArray(String[]::new);
    }

    private static void assertStopsInOrder(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private Process start(String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The build's own: certificates of this machine's clusters are kept there.
                "-Duser.home=" + System.getProperty("user.home"),
                "-jar",
                System.getProperty("lifafa.jar")));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().put("DATA_DIR", dir.resolve("data").toString());
        return builder.redirectError(dir.resolve("errors.txt").toFile()).start();
    }

    private String version() throws IOException, InterruptedException {
        var process = start("--version");
        var version = lines(process).get(0).replace("lifafa ", "");
        process.waitFor();
        return version;
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader out = process.inputReader()) {
            return out.lines().toList();
        }
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private String errors() throws IOException {
        return Files.readString(dir.resolve("errors.txt"));
    }
}
