package io.lifafa.cli;

import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.key.PresentedKey;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa key} on the store of a node that runs. */
@Timeout(90)
class KeyCommandTest {
    @TempDir
    private Path dir;

    private Cli.Result key(String... arguments) {
        var all = new ArrayList<>(List.of("key"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--set", "store.data_dir=" + dir, "--set", "store.reserve_bytes=0"));
        return Cli.run(all.toArray(String[]::new));
    }

    /** Makes a key as a script would. */
    private PresentedKey made(String... arguments) {
        var result = key(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("shown once");
        return PresentedKey.parse(result.out().strip()).orElseThrow();
    }

    private static int status(TestNode node, String path, PresentedKey key) throws Exception {
        return node.send(node.request(path).header("Authorization", "Bearer " + key.text()))
                .status();
    }

    private static int sent(TestNode node, PresentedKey key) throws Exception {
        return node.send(node.request("/api/v1/sms")
                        .headers("Authorization", "Bearer " + key.text(), "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(SampleSms.payment(1).encode())))
                .status();
    }

    @Test
    void keysAreMadeUsedListedRotatedAndRevokedWhileANodeRuns() throws Exception {
        var keys = new ArrayList<PresentedKey>();
        try (var node = TestNode.startIn(dir.toString(), Map.of("store.reserve_bytes", "0"))) {
            assertThat(node.get("/api/v1/keys").status()).as("open").isEqualTo(200);

            var admin = made("create", "--role", "admin", "--label", "first");
            until("closed", () -> node.get("/api/v1/keys").status() == 401);
            assertThat(status(node, "/api/v1/keys", admin)).isEqualTo(200);
            var blue = made("create", "--tenant", "blue", "--role", "ingest,read", "--expires", "90d");
            assertThat(sent(node, blue)).isEqualTo(202);
            assertThat(status(node, "/api/v1/keys", blue)).isEqualTo(403);

            var list = key("list", "--tenant", "blue");
            assertThat(list.code()).isZero();
            assertThat(list.out())
                    .contains(blue.id(), "ingest,read", "expires 2")
                    .doesNotContain(blue.secret(), admin.id());
            assertThat(key("list").out()).contains(admin.id(), "first", "expires never");

            var next = made("rotate", blue.id(), "--overlap", "1h");
            assertThat(sent(node, next)).isEqualTo(202);
            assertThat(sent(node, blue)).as("both work").isEqualTo(202);
            assertThat(key("list", "--tenant", "blue").out()).contains("replaced by " + next.id());

            var twice = key("rotate", blue.id());
            assertThat(twice.code()).isEqualTo(2);
            assertThat(twice.err()).contains("was replaced by " + next.id());

            assertThat(key("revoke", next.id()).code()).isZero();
            until("refused", () -> sent(node, next) == 401);
            assertThat(key("list", "--tenant", "blue").out()).contains("revoked 2");
            var revoked = key("rotate", next.id());
            assertThat(revoked.code()).isEqualTo(2);
            assertThat(revoked.err()).contains("is revoked", "lifafa key create");
            assertThat(key("revoke", next.id()).code()).as("again").isZero();
            keys.addAll(List.of(admin, blue, next));
            noSecretIsStored(keys);
        }
        noSecretIsStored(keys);
        assertThat(key("list").out()).as("without a node").contains(keys.get(0).id());
    }

    private void noSecretIsStored(List<PresentedKey> keys) throws IOException {
        var stored = new StringBuilder();
        try (Stream<Path> files = Files.walk(dir)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                stored.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        for (var key : keys) {
            assertThat(stored.indexOf(key.id())).as("the id is found there").isPositive();
            assertThat(stored.indexOf(key.secret())).as("the secret is not").isNegative();
            assertThat(stored.indexOf(key.secret().substring(0, 20))).isNegative();
        }
    }

    /** As it must be made for a node that is to listen beyond loopback. */
    @Test
    void theFirstKeyCanBeMadeBeforeAnyNodeHasStarted() throws Exception {
        var admin = made("create", "--role", "admin");
        try (var node = TestNode.startIn(dir.toString(), Map.of("store.reserve_bytes", "0", "http.host", "0.0.0.0"))) {
            assertThat(node.get("/api/v1/keys").status()).isEqualTo(401);
            assertThat(status(node, "/api/v1/cluster", admin)).isEqualTo(200);
        }
    }

    @Test
    void whatCannotBeDoneIsSaidWithExitCodeTwo() throws Exception {
        made("create", "--role", "read");
        var wrong = List.of(
                new String[] {"create"},
                new String[] {"create", "--role", "root"},
                new String[] {"create", "--role", ""},
                new String[] {"create", "--role", "read", "--tenant", "a/b"},
                new String[] {"create", "--role", "read", "--expires", "soon"},
                new String[] {"create", "--role", "read", "--expires", "0s"},
                new String[] {"create", "--role", "read", "--label", "a\nb"},
                new String[] {"revoke"},
                new String[] {"revoke", "abcdefghijkl"},
                new String[] {"revoke", "../../x"},
                new String[] {"rotate", "abcdefghijkl"},
                new String[] {"create", "--role", "admin", "--set", "tenant=birch"},
                new String[] {});
        for (var arguments : wrong) {
            var result = key(arguments);
            assertThat(result.code())
                    .as(String.join(" ", arguments) + ": " + result)
                    .isEqualTo(2);
            assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
            assertThat(result.out()).isEmpty();
        }
    }
}
