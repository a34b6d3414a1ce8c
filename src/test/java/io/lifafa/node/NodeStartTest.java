package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.config.load.ConfigLoader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that is told to stop before it has started. */
@Timeout(60)
class NodeStartTest {
    @Test
    void aNodeThatStillWaitsForItsStoreStopsAtOnceAndNeverStarts() throws Exception {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var config = ConfigLoader.load(
                    Optional.empty(),
                    Map.of(),
                    Map.of(
                            "store.uri", "mongodb://127.0.0.1:" + mute.getLocalPort(),
                            "store.timeout", "50s",
                            "http.port", "0",
                            "management.port", "0"));
            var start = Node.begin(config, true);
            mute.accept();
            assertThat(start.node().isComplete()).isFalse();
            await(start.stop());
            assertThat(start.isStopping()).isTrue();
            assertThatThrownBy(() -> await(start.node())).isNotNull();
        }
    }
}
