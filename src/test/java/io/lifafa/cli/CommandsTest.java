package io.lifafa.cli;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The other commands. */
@Timeout(60)
class CommandsTest {
    @Test
    void auditIsContentWithAStoreInOrder(@TempDir Path dir) throws Exception {
        try (var node = TestNode.startIn(dir.toString(), Map.of())) {
            node.done(node.postJson(SampleSms.payments(4).encode()));
        }
        var result = Cli.run("audit", "--set", "store.data_dir=" + dir);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("4 SMS accepted = 4 processed", "exactly one place");
    }

    @Test
    void auditNamesWhatIsMissingAndEndsWithOne() throws Exception {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inMemory())) {
            try (var node = TestNode.start(Map.of("store.uri", server.uri()))) {
                node.done(node.postJson(SampleSms.payments(4).encode()));
            }
            remove(server.uri(), "financial_transactions", "pay-3");
            var result = Cli.run("audit", "--set", "store.uri=" + server.uri());
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).contains("violations", "pay-3").doesNotContain("pay-2");
        }
    }

    private static void remove(String uri, String collection, String id) throws Exception {
        var vertx = Vertx.vertx();
        var client = MongoClient.create(
                vertx, new JsonObject().put("connection_string", uri).put("db_name", "lifafa"));
        await(client.removeDocument(collection, new JsonObject().put("_id", id)));
        await(client.close());
        await(vertx.close());
    }

    @Test
    void aStoreHeldByARunningNodeIsUsedThereWithTheLoginOfItsOwner(@TempDir Path dir) throws Exception {
        var input =
                Files.writeString(dir.resolve("one.json"), SampleSms.payment(1).encode());
        var data = dir.resolve("data").toString();
        try (var node = TestNode.startIn(data, Map.of())) {
            node.done(node.postJson(SampleSms.payments(2).encode()));
            var audit = Cli.run("audit", "--set", "store.data_dir=" + data);
            assertThat(audit.code()).as(audit.err()).isZero();
            assertThat(audit.out()).contains("2 SMS accepted");
            var run = Cli.run("run", input.toString(), "--set", "store.data_dir=" + data);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).contains("1 duplicate");

            var held = Cli.run(
                    "serve", "--set", "http.port=0", "--set", "management.port=0", "--set", "store.data_dir=" + data);
            assertThat(held.code()).isEqualTo(2);
            var file = Pattern.compile("MONGODB_URI_FILE=(\\S+) ").matcher(held.err());
            assertThat(held.err())
                    .contains("held by process " + ProcessHandle.current().pid());
            assertThat(file.find()).as(held.err()).isTrue();
            var uri = Files.readString(Path.of(file.group(1))).strip();
            assertThat(held.err() + run.out() + audit.out()).doesNotContain(uri.replaceAll(".*:(.*)@.*", "$1"));
            assertThat(Cli.run("audit", "--set", "store.uri=" + uri).code()).isZero();
            assertThat(Cli.run("audit", "--set", "store.uri=" + uri.replaceAll("//.*@", "//"))
                            .err())
                    .contains("does not let this login, or a client without one, use the database");
        }
    }

    @Test
    void aStoreThatDoesNotAnswerIsSaid() {
        var result = Cli.run("audit", "--set", "store.uri=mongodb://127.0.0.1:1", "--set", "store.timeout=200ms");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("127.0.0.1:1 refuses connections").doesNotContain("\tat ");
    }

    @Test
    void explainShowsTheCharactersAValueStandsOn() {
        var result = Cli.run("explain", SampleSms.text(275), "--sender", "AX-SURYAB-T");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("not filtered", "8-14", "\"amount\" : 275.00");
        assertThat(result.out().lines().filter(line -> line.contains("amount_beside")))
                .singleElement()
                .asString()
                .matches("\\s*amount\\s+8-14\\s+0\\.\\d\\d\\s+Sent\\s+amount_beside\\s+275\\.00");
        var otp = Cli.run("explain", "482913 is OTP for txn of Rs 99.00. Do not share.");
        assertThat(otp.out()).contains("filtered: otp");
    }

    @Test
    void aSecretOnTheCommandLineIsWarnedOfOnceAndNotRepeated() {
        var result = Cli.run(
                "config", "--set", "api.key=sk-123", "--set", "api.url=https://me:hidden@h/v1", "--set", "http.port=1");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .containsOnlyOnce("Warning: ")
                .contains("api.key, api.url", "list of processes", "LIFAFA_API_KEY_FILE", "LIFAFA_API_URL")
                .doesNotContain("sk-123", "hidden", "http.port");
        assertThat(Cli.run("config", "--set", "store.uri=mongodb://db.example/x")
                        .err())
                .doesNotContain("Warning");
    }

    @Test
    void configMasksSecrets() {
        var result =
                Cli.run("config", "--set", "store.uri=mongodb://me:hidden@db.example/x", "--set", "api.key=sk-123");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("mongodb://me:****@db.example/x").doesNotContain("hidden", "sk-123");
    }

    @Test
    void configPrintsAFileOfTheDefaultsAndTheTablesOfItsKeys() {
        assertThat(Cli.run("config", "--format", "yaml").out()).contains("\nstore:\n", "\n  lease: 25s\n");
        assertThat(Cli.run("config", "--format", "markdown").out()).contains("\n| `store.lease` | duration");
        assertThat(Cli.run("config", "--format", "xml").code()).isEqualTo(2);
    }

    @Test
    void aWrongSettingIsNamed() {
        var result = Cli.run("config", "--set", "http.prot=1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("http.prot", "http.port");
    }

    @Test
    void aWrongSettingOfTheSimulatorIsNamedByItsOption() {
        var result = Cli.run("simulate", "--rate", "fast", "--hang", "1.5", "--port", "0");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--rate: \"fast\"", "--hang: \"1.5\"").doesNotContain("\tat ");
        assertThat(Cli.run("simulate", "--port", "65536").err()).contains("--port: 65536", "0 to 65535");
        assertThat(Cli.run("simulate", "--nois", "1").err()).contains("--nois", "solutions: --noise");
    }

    @Test
    void aPortInUseIsSaidByTheSimulator() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var result = Cli.run("simulate", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void anUnknownCommandOrOptionIsNamed() {
        assertThat(Cli.run("rum").code()).isEqualTo(2);
        assertThat(Cli.run("rum").err()).contains("rum", "run");
        assertThat(Cli.run("run", "--otu", "x", "y").err()).contains("--otu", "--out=FILE");
        assertThat(Cli.run().code()).isEqualTo(2);
        assertThat(Cli.run("--help").code()).isZero();
        assertThat(Cli.run("--help").out()).contains("run", "serve", "store", "simulate", "audit", "explain", "config");
    }
}
