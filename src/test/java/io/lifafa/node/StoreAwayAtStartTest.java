package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order a node and its store are started does not matter; a store that refuses us is told of. */
@Timeout(90)
class StoreAwayAtStartTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void aNodeThatServesWaitsForItsStoreAndSaysForWhat() throws Exception {
        int storePort = Ports.free();
        int management = Ports.free();
        var starting = Node.start(config("mongodb://127.0.0.1:" + storePort, management), true);

        var check = untilItSays(management, "127.0.0.1:" + storePort + " refuses connections");
        assertThat(check).contains("\"store\"");
        assertThat(starting.isComplete()).isFalse();

        try (var store = EmbeddedServer.start(EmbeddedOptions.inMemory().onPort(storePort))) {
            assertThat(store.port()).isEqualTo(storePort);
            var node = await(starting);
            assertThat(ready(management).statusCode()).isEqualTo(200);
            await(node.stop());
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
        var uri = "mongodb://127.0.0.1:" + Ports.free();

        assertThat(failure(Node.start(config(uri, 0), false))).hasMessageContaining("refuses connections");
    }

    private static String untilItSays(int management, String sentence) throws Exception {
        var body = new AtomicReference<>("");
        Awaiting.until(sentence, () -> {
            try {
                body.set(ready(management).body());
            } catch (IOException notListening) {
                return false;
            }
            return body.get().contains(sentence);
        });
        return body.get();
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
}
