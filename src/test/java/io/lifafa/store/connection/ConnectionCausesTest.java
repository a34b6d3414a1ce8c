package io.lifafa.store.connection;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.config.StoreConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.store.TlsProxy;
import io.lifafa.store.database.Database;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.testsupport.Ports;
import io.lifafa.testsupport.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is in the way of a MongoDB server is told with its host and the remedy, soon and without a secret. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ConnectionCausesTest {
    @TempDir
    private static Path dir;

    private static Vertx vertx;
    private static EmbeddedServer server;
    private static TestCertificate own;
    private static TestCertificate ours;

    @BeforeAll
    static void open(Vertx vertx) throws IOException {
        ConnectionCausesTest.vertx = vertx;
        server = EmbeddedServer.start(EmbeddedOptions.inMemory());
        own = TestCertificate.of("localhost", "127.0.0.1");
        ours = TestCertificate.of("client");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Said long before {@code store.timeout}. */
    @Test
    void nothingListensThere() {
        int port = Ports.free();

        var failure = refused(Map.of(
                "store.uri", "mongodb://me:hush@127.0.0.1:" + port + "/?authSource=admin", "store.timeout", "5m"));

        assertThat(failure)
                .hasMessageContaining("127.0.0.1:" + port + " refuses connections")
                .hasMessageNotContaining("hush");
        assertThat(StoreFailures.isStanding(failure)).isFalse();
    }

    @Test
    void aServerThatTakesConnectionsAndSaysNothing() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(refused(Map.of(
                            "store.uri", "mongodb://127.0.0.1:" + silent.getLocalPort(), "store.timeout", "400ms")))
                    .hasMessageContaining("127.0.0.1:" + silent.getLocalPort() + " does not answer");
        }
    }

    @Test
    void aServerThatIsInNoReplicaSet() {
        var failure = refused(Map.of("store.uri", uri("127.0.0.1", server.port()) + "/?replicaSet=rs7"));

        assertThat(failure)
                .hasMessageContaining(
                        "127.0.0.1:" + server.port() + " belongs to no replica set, but store.uri names rs7");
        assertThat(StoreFailures.isStanding(failure)).isTrue();
    }

    @Test
    void aServerThatDoesNotSpeakTls() {
        assertThat(refused(Map.of("store.uri", uri("127.0.0.1", server.port()) + "/?tls=true", "store.timeout", "2s")))
                .hasMessageContaining("127.0.0.1:" + server.port());
    }

    @Test
    void aServerThatSpeaksNothingButTls() {
        try (var proxy = new TlsProxy(vertx, server.port(), own, Optional.empty())) {
            assertThat(refused(Map.of("store.uri", uri("127.0.0.1", proxy.port()), "store.timeout", "2s")))
                    .hasMessageContaining("127.0.0.1:" + proxy.port() + " takes connections and hangs up")
                    .hasMessageContaining("tls=true");
        }
    }

    @Test
    void aCertificateThatIsNotTrusted() {
        try (var proxy = new TlsProxy(vertx, server.port(), own, Optional.empty())) {
            var failure = refused(Map.of("store.uri", uri("127.0.0.1", proxy.port()) + "/?tls=true"));

            assertThat(failure)
                    .hasMessageContaining("the certificate of 127.0.0.1:" + proxy.port() + " is not trusted")
                    .hasMessageContaining("store.tls_ca_file");
            assertThat(StoreFailures.isStanding(failure)).isTrue();
        }
    }

    @Test
    void aCertificateForAnotherName() {
        var other = TestCertificate.of("elsewhere");
        try (var proxy = new TlsProxy(vertx, server.port(), other, Optional.empty())) {
            assertThat(refused(Map.of(
                            "store.uri",
                            uri("127.0.0.1", proxy.port()),
                            "store.tls_ca_file",
                            other.writeTo(dir.resolve("other.crt")).toString())))
                    .hasMessageContaining("is for another name");
        }
    }

    @Test
    void aServerWhoseAuthorityIsNamedIsUsed() {
        try (var proxy = new TlsProxy(vertx, server.port(), own, Optional.empty())) {
            var file = own.writeTo(dir.resolve("server.crt")).toString();
            works(Map.of("store.uri", uri("localhost", proxy.port()), "store.tls_ca_file", file));
            works(Map.of("store.uri", uri("127.0.0.1", proxy.port()) + "/?tls=true&tlsCAFile=" + file + "&appName=a"));
        }
    }

    @Test
    void aServerThatWantsOurCertificateGetsIt() {
        try (var proxy = new TlsProxy(vertx, server.port(), own, Optional.of(ours))) {
            var uri = uri("127.0.0.1", proxy.port());
            var ca = own.writeTo(dir.resolve("server.crt")).toString();

            assertThat(refused(Map.of("store.uri", uri, "store.tls_ca_file", ca, "store.timeout", "3s")))
                    .hasMessageContaining("127.0.0.1:" + proxy.port());
            works(Map.of(
                    "store.uri",
                    uri,
                    "store.tls_ca_file",
                    ca,
                    "store.tls_certificate_file",
                    ours.writeWithKeyTo(dir.resolve("client.pem")).toString()));
        }
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() throws IOException {
        var empty = Files.writeString(dir.resolve("empty.pem"), "nothing\n");
        for (var file : new Path[] {empty, dir.resolve("missing.pem")}) {
            for (var key : new String[] {"store.tls_ca_file", "store.tls_certificate_file"}) {
                var config = config(Map.of("store.uri", "mongodb://127.0.0.1", key, file.toString()));
                assertThatThrownBy(() -> Database.open(vertx, config.uri().orElseThrow(), config))
                        .hasMessageContaining(key + ": " + file);
            }
        }
        var noKey = config(Map.of(
                "store.uri",
                "mongodb://127.0.0.1",
                "store.tls_certificate_file",
                ours.writeTo(dir.resolve("client.crt")).toString()));
        assertThatThrownBy(() -> Database.open(vertx, noKey.uri().orElseThrow(), noKey))
                .hasMessageContaining("unencrypted key");
    }

    private static String uri(String host, int port) {
        return "mongodb://" + host + ":" + port;
    }

    private static Throwable refused(Map<String, String> settings) {
        var database = open(settings);
        try {
            return failure(database.require(vertx));
        } finally {
            await(database.close());
        }
    }

    private static void works(Map<String, String> settings) {
        var database = open(settings);
        try {
            await(database.require(vertx));
        } finally {
            await(database.close());
        }
    }

    private static Database open(Map<String, String> settings) {
        var config = config(settings);
        return Database.open(vertx, config.uri().orElseThrow(), config);
    }

    private static StoreConfig config(Map<String, String> settings) {
        try {
            return ConfigLoader.load(Optional.empty(), Map.of(), new HashMap<>(settings))
                    .store();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
