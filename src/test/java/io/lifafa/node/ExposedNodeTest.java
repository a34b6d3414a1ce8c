package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifafa.config.load.ConfigLoader;
import io.lifafa.health.Readiness;
import io.lifafa.metrics.Metrics;
import io.lifafa.promises.Warnings;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.TestKeys;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.KeyStore;
import io.lifafa.testsupport.TestNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that other machines reach asks who comes, or does not start. */
@Timeout(60)
class ExposedNodeTest {
    private EmbeddedServer store;

    @BeforeEach
    void open() throws Exception {
        store = EmbeddedServer.start(EmbeddedOptions.inMemory());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private TestNode start(String... settings) throws Exception {
        var all = new HashMap<>(Map.of("store.uri", store.uri(), "tenant", "aspen"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return TestNode.start(all);
    }

    private Throwable refusal(String... settings) {
        return catchThrowable(() -> start(settings).close());
    }

    private static int metrics(TestNode node, String... headers) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + node.node().managementPort() + "/metrics");
        var request = HttpRequest.newBuilder(uri);
        return node.send(headers.length == 0 ? request : request.headers(headers))
                .status();
    }

    @Test
    void withoutKeysItDoesNotStartAndSaysWhatToDo() {
        for (var port : List.of("http.host", "management.host")) {
            assertThat(refusal(port, "0.0.0.0"))
                    .hasMessageContaining("0.0.0.0")
                    .hasMessageContaining("lifafa key create --role admin")
                    .hasMessageContaining("security.jwt_issuer")
                    .hasMessageContaining("security.open");
        }
    }

    @Test
    void withAKeyItStartsAndAsksForIt() throws Exception {
        String key;
        String others;
        try (var first = start()) {
            assertThat(metrics(first)).isEqualTo(200);
            key = TestKeys.insert(first.node(), "aspen", "operate");
            others = TestKeys.insert(first.node(), "birch", "admin");
        }
        try (var node = start("http.host", "0.0.0.0", "management.host", "0.0.0.0")) {
            assertThat(node.get("/api/v1/keys").status()).isEqualTo(401);
            assertThat(metrics(node)).isEqualTo(401);
            assertThat(metrics(node, "Authorization", "Bearer " + others)).isEqualTo(403);
            assertThat(metrics(node, "Authorization", "Bearer " + key)).isEqualTo(200);
            assertThat(node.management("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void ifItIsToBeOpenItWarnsAndStarts() throws Exception {
        try (var warnings = Warnings.listen();
                var node = start("http.host", "0.0.0.0", "security.open", "true")) {
            assertThat(warnings.lines()).anyMatch(it -> it.contains("security.open"));
            assertThat(node.get("/api/v1/keys").status()).isEqualTo(200);
            var unknown = node.request("/api/v1/keys").header("Authorization", "Bearer " + TestKeys.unknown());
            assertThat(node.send(unknown).status())
                    .as("who brings a key is asked")
                    .isEqualTo(401);
        }
    }

    @Test
    void aStoreThatWasBegunForAnotherTenantIsNotUsed() throws Exception {
        start().close();
        assertThat(refusal("tenant", "birch"))
                .hasMessageContaining("begun for aspen")
                .hasMessageContaining("lifafa key create --tenant birch");
    }

    /** Says nothing until it is told to, then that no key was ever made. */
    private static final class NoKeys implements KeyStore {
        private volatile boolean away = true;

        @Override
        public Future<Long> version() {
            return away ? Future.failedFuture("away") : Future.succeededFuture(0L);
        }

        @Override
        public Future<List<ApiKey>> find(Set<String> ids) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<List<ApiKey>> list(String tenant) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Void> insert(ApiKey key) {
            return Future.failedFuture("away");
        }

        @Override
        public Future<Boolean> revoke(String tenant, String id, Instant when) {
            return Future.failedFuture("away");
        }

        @Override
        public Future<Boolean> rotate(String tenant, String id, ApiKey successor, Instant until) {
            return Future.failedFuture("away");
        }
    }

    private static RefusalReason reason(AccessStage access, List<String> authorizations) {
        var failure = catchThrowable(() -> await(access.enter(authorizations, Permission.READ)));
        return failure == null ? null : ((AccessRefusal) failure).reason();
    }

    private static AccessStage stage(Vertx vertx, KeyStore keys, SimpleMeterRegistry registry, String host)
            throws Exception {
        var config = ConfigLoader.load(Optional.empty(), Map.of(), Map.of("http.host", host));
        var node = new NodeContext(
                vertx,
                config,
                null,
                Optional.empty(),
                null,
                null,
                null,
                new Metrics(registry),
                new Readiness(vertx),
                new Deployments(vertx),
                Clock.systemUTC());
        return new AccessStage(node, keys, tenant -> false);
    }

    /** Its store was away when it started, so that nobody could say whether there are keys. */
    @Test
    void oneThatLearnsTooLateThatThereAreNoKeysLetsNobodyIn() throws Exception {
        var vertx = Vertx.vertx();
        try {
            for (var host : List.of("0.0.0.0", "127.0.0.1")) {
                var keys = new NoKeys();
                var registry = new SimpleMeterRegistry();
                var access = stage(vertx, keys, registry, host);
                await(access.deploy(true));
                assertThat(reason(access, List.of())).isEqualTo(RefusalReason.UNAVAILABLE);
                keys.away = false;
                until("the store answers", () -> reason(access, List.of()) != RefusalReason.UNAVAILABLE);
                assertThat(Optional.ofNullable(reason(access, List.of())))
                        .as(host)
                        .isEqualTo(host.equals("0.0.0.0") ? Optional.of(RefusalReason.MISSING) : Optional.empty());
                reason(access, List.of("Bearer a", "Bearer b"));
                for (var counted : List.of("unavailable", "malformed")) {
                    assertThat(registry.get("lifafa.access.refused")
                                    .tag("reason", counted)
                                    .counter()
                                    .count())
                            .isPositive();
                }
            }
        } finally {
            await(vertx.close());
        }
    }
}
