package io.lifafa.tenants.isolation;

import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.TestKeys;
import io.lifafa.testsupport.TestNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one store with no bus between them, so that every notice of a change is lost. */
@Timeout(60)
class RevokedEverywhereTest {
    private static int status(TestNode node, String key) throws Exception {
        return node.send(node.request("/api/v1/keys").header("Authorization", "Bearer " + key))
                .status();
    }

    @Test
    void aRevokedKeyIsRefusedByBothThoughTheNoticeIsLost() throws Exception {
        try (var store = EmbeddedServer.start(EmbeddedOptions.inMemory());
                var here = TestNode.start(Map.of("store.uri", store.uri()));
                var there = TestNode.start(Map.of("store.uri", store.uri()))) {
            var admin = TestKeys.insert(here.node(), "default", "admin");
            until(
                    "both are closed",
                    () -> here.get("/api/v1/keys").status() == 401
                            && there.get("/api/v1/keys").status() == 401);
            var key = TestKeys.insert(here.node(), "default", Set.of(Permission.ADMIN), "");
            var text = key.presented().text();
            assertThat(status(here, text)).isEqualTo(200);
            assertThat(status(there, text)).isEqualTo(200);

            var revoke = here.request("/api/v1/keys/" + key.stored().id())
                    .header("Authorization", "Bearer " + admin)
                    .method("DELETE", BodyPublishers.noBody());
            assertThat(here.send(revoke).status()).isEqualTo(200);

            until("refused by the node that revoked it", () -> status(here, text) == 401);
            until("refused by the other", () -> status(there, text) == 401);
            assertThat(status(there, admin)).isEqualTo(200);
        }
    }
}
