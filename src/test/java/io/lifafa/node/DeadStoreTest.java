package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.Durability;
import io.lifafa.promises.Warnings;
import io.lifafa.store.embedded.Access;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database dies under a node that goes on. */
@Timeout(90)
class DeadStoreTest {
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static EmbeddedServer server(Path dir, int port) throws Exception {
        return EmbeddedServer.start(
                new EmbeddedOptions(Optional.of(dir), "127.0.0.1", port, Durability.FILE, 0, new Access.Open()));
    }

    @Test
    void requestsAreRefusedUntilTheDatabaseReturns(@TempDir Path dir) throws Exception {
        var server = server(dir, 0);
        try (var warnings = Warnings.listen();
                var node = TestNode.start(Map.of("store.uri", server.uri()))) {
            node.done(node.postJson(SampleSms.payment(1).encode()));
            server.close();
            Awaiting.until("known to be away", LONGEST, () -> node.management("/health/ready")
                    .body()
                    .contains("no node runs store"));

            var refused = node.postJson(SampleSms.payment(2).encode());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(node.get("/api/v1/sms/pay-1").status()).isEqualTo(503);

            server = server(dir, URI.create(server.uri()).getPort());
            Awaiting.until(
                    "ready", LONGEST, () -> node.management("/health/ready").status() == 200);
            node.done(node.postJson(SampleSms.payment(2).encode()));
            assertThat(warnings.lines()).noneMatch(line -> line.contains("already completed"));
        } finally {
            server.close();
        }
    }
}
