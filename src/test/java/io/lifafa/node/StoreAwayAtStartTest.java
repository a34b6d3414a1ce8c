package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order a node and its store are started does not matter; a store that refuses us is told of. */
@Timeout(90)
class StoreAwayAtStartTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void aNodeThatServesWaitsForItsStoreAndSaysForWhat() throws Exception {
        int storePort = freePort();
        int management = freePort();
        var starting = Node.start(config("mongodb://127.0.0.1:" + storePort, management), true);

        var check = untilItSays(management, "127.0.0.1:" + storePort + " refuses connections");
        assertThat(check).contains("\"store\"");
        assertThat(starting.isComplete()).isFalse();

        try (var store = EmbeddedServer.start(EmbeddedOptions.inMemory().onPort(storePort))) {
            assertThat(store.port()).isEqualTo(storePort);
            var node = get(starting);
            assertThat(ready(management).statusCode()).isEqualTo(200);
            get(node.stop());
        }
    }

    @Test
    void aNodeWhoseStoreRefusesItDoesNotWait() throws Exception {
        try (var store = EmbeddedServer.start(EmbeddedOptions.inMemory())) {
            var starting = Node.start(config(store.uri() + "/?replicaSet=rs7", 0), true);

            assertThat(failure(starting)).hasMessageContaining("belongs to no replica set, but store.uri names rs7");
        }
    }

    @Test
    void aNodeThatOnlyWorksOffFilesDoesNotWait() throws Exception {
        var uri = "mongodb://127.0.0.1:" + freePort();

        assertThat(failure(Node.start(config(uri, 0), false))).hasMessageContaining("refuses connections");
    }

    private static Throwable failure(Future<Node> starting) throws Exception {
        return get(starting.transform(ended -> ended.failed()
                ? Future.succeededFuture(ended.cause())
                : Future.failedFuture(new AssertionError("started"))));
    }

    private static String untilItSays(int management, String sentence) throws Exception {
        var body = "";
        while (!body.contains(sentence)) {
            try {
                body = ready(management).body();
            } catch (IOException notListening) {
                Thread.onSpinWait();
            }
        }
        return body;
    }

    private static HttpResponse<String> ready(int management) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + management + "/health/ready");
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static LifafaConfig config(String uri, int management) throws Exception {
        return ConfigLoader.load(
                Optional.empty(),
                Map.of(),
                Map.of("store.uri", uri, "http.port", "0", "management.port", Integer.toString(management)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
