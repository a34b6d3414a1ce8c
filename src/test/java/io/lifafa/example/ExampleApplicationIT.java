package io.lifafa.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.promises.Child;
import io.lifafa.promises.Client;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.Ports;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another application in the cluster, from its own JVM. */
@Timeout(300)
class ExampleApplicationIT {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final String PASSWORD = "open sesame";

    @TempDir
    Path dir;

    @Test
    void anotherApplicationSendsSmsAndHearsOfTransactionsAndIsKeptOutWithoutThePasswordOrACertificate()
            throws Exception {
        int memberPort = Ports.free();
        certificates("authority", "node", "friend");
        certificates("elsewhere", "mallory");
        try (var node = node(memberPort)) {
            var client = new Client(node.port(), LONGEST);
            var stranger = example("stranger", memberPort, "open barley", "authority/friend");
            var friend = example("friend", memberPort, PASSWORD, "authority/friend");
            var mallory = example("mallory", memberPort, PASSWORD, "elsewhere/mallory");
            try {
                Awaiting.until("accepted and received", LONGEST, () -> friend.heard("example-1"));
                assertThat(friend.lines("accepted"))
                        .singleElement()
                        .satisfies(it -> assertThat(it.getInteger("accepted")).isEqualTo(1));
                assertThat(friend.transaction("example-1").getValue("amount")).isEqualTo("1234567.10");
                post(client, "from-http", "Sent Rs.900.00 From Surya Bank A/C *8841 To KAVERI TIFFINS On 02/06/2025");
                Awaiting.until("what others sent", LONGEST, () -> friend.heard("from-http"));
                assertThat(friend.transaction("from-http").getValue("amount")).isEqualTo("900.00");
                assertThat(stranger.process().waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(stranger.output()).contains("not accepted").doesNotContain("received");
                assertThat(mallory.process().waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(mallory.output()).contains("not accepted").doesNotContain("received");
            } finally {
                stranger.process().destroyForcibly();
                mallory.process().destroyForcibly();
                friend.process().destroyForcibly();
            }
        }
    }

    private Child node(int memberPort) throws IOException {
        var settings = List.of(
                "http.port=0",
                "management.port=0",
                "cluster.port=" + memberPort,
                "cluster.members=127.0.0.1:" + memberPort,
                "cluster.name=example-" + memberPort,
                "cluster.password=" + PASSWORD,
                "cluster.certificates=" + dir.resolve("authority/node"),
                "store.reserve_bytes=0");
        var command = new ArrayList<>(List.of("serve", "--cluster"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        return Child.process(Files.createDirectories(dir.resolve("node")), "256m", command);
    }

    private void certificates(String authority, String... nodes) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("cluster", "certificates", dir.resolve(authority).toString()));
        command.addAll(List.of(nodes));
        try (var child = Child.process(dir, "128m", command)) {
            assertThat(child.exitCode()).as(child.output()).isZero();
        }
    }

    private static void post(Client client, String id, String body) throws IOException, InterruptedException {
        var sms = new JsonObject()
                .put("unique_id", id)
                .put("sender", "AX-SURYAB-T")
                .put("body", body)
                .put("date", "2025-06-02T15:48:00+05:30");
        assertThat(client.send("application/json", sms.encode()).statusCode()).isEqualTo(202);
    }

    /** The application in a directory of its own, which holds nothing but {@code cluster.xml}. */
    private Running example(String name, int memberPort, String password, String certificates) throws IOException {
        var own = Files.createDirectories(dir.resolve(name));
        try (var packed = ExampleApplication.class.getResourceAsStream("/cluster.xml")) {
            Files.copy(packed, own.resolve("cluster.xml"));
        }
        var out = own.resolve("out.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ExampleApplication.class.getName(),
                        "127.0.0.1:" + memberPort,
                        "example-" + memberPort,
                        password,
                        dir.resolve(certificates).toString())
                .directory(own.toFile())
                .redirectOutput(out.toFile())
                .redirectError(own.resolve("log.txt").toFile())
                .start();
        return new Running(process, out);
    }

    private record Running(Process process, Path out) {
        String output() throws IOException {
            return Files.readString(out);
        }

        /** The JSON of the complete lines that begin with a word. */
        List<JsonObject> lines(String word) throws IOException {
            return output().lines()
                    .filter(line -> line.startsWith(word + " ") && line.endsWith("}"))
                    .map(line -> new JsonObject(line.substring(word.length() + 1)))
                    .toList();
        }

        boolean heard(String id) throws IOException {
            assertThat(process.isAlive()).as(output()).isTrue();
            return lines("received").stream()
                            .anyMatch(it -> it.getString("unique_id").equals(id))
                    && !lines("accepted").isEmpty();
        }

        JsonObject transaction(String id) throws IOException {
            return lines("received").stream()
                    .filter(it -> it.getString("unique_id").equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
