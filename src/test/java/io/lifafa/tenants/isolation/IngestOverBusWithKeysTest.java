package io.lifafa.tenants.isolation;

import static io.lifafa.tenants.isolation.TwoTenants.BIRCH;
import static io.lifafa.tenants.isolation.TwoTenants.BOTH;
import static io.lifafa.tenants.isolation.TwoTenants.HOME;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifafa.bus.Addresses;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.ingest.IngestService;
import io.lifafa.node.Node;
import io.lifafa.tenants.TestKeys;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Once keys exist, SMS are taken from the event bus for the key's tenant alone. */
@Timeout(60)
class IngestOverBusWithKeysTest {
    private static TwoTenants node;

    @BeforeAll
    static void start() throws Exception {
        node = TwoTenants.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static Node engine() {
        return node.node().node();
    }

    private static String bearer(String key) {
        return "Bearer " + key;
    }

    private static JsonObject request(Vertx vertx, Object sms, List<String> authorizations) {
        var options = new DeliveryOptions();
        authorizations.forEach(it -> options.addHeader("authorization", it));
        return await(vertx.eventBus()
                .<JsonObject>request(Addresses.INGEST, sms, options)
                .map(it -> it.body()));
    }

    private static ReplyException refusal(Vertx vertx, List<String> authorizations) {
        return catchThrowableOfType(ReplyException.class, () -> request(vertx, HOME.paid("s-refused"), authorizations));
    }

    /** What is sent, and the code that it gets. */
    private static Map<List<String>, Integer> intruders() {
        var key = bearer(node.key(HOME));
        var all = new LinkedHashMap<List<String>, Integer>();
        all.put(List.of(), 401);
        all.put(List.of("open sesame"), 401);
        all.put(List.of(key, key), 401);
        all.put(List.of(bearer(TestKeys.unknown())), 401);
        all.put(List.of(bearer(TestKeys.expired(engine(), HOME.name()))), 401);
        all.put(List.of(bearer(TestKeys.revoked(engine(), HOME.name()))), 401);
        all.put(List.of(bearer(TestKeys.insert(engine(), HOME.name(), "read,operate"))), 403);
        return all;
    }

    @Test
    void whoMayNotSendIsToldSoAndNothingIsTaken() throws Exception {
        intruders().forEach((authorizations, code) -> {
            var failure = refusal(engine().vertx(), authorizations);
            assertThat(failure.failureCode()).as(failure.getMessage()).isEqualTo(code);
            assertThat(failure.getMessage()).isNotBlank().doesNotContain("lifafa_");
            if (authorizations.size() == 1) {
                var service = IngestService.withKey(
                        engine().vertx(), authorizations.get(0).substring("Bearer ".length()));
                var typed = catchThrowableOfType(
                        ServiceException.class, () -> await(service.submit(List.of(HOME.paid("s-refused")))));
                assertThat(typed.failureCode()).isEqualTo(code);
            }
        });
        var typed = catchThrowableOfType(
                ServiceException.class,
                () -> await(IngestService.onBus(engine().vertx()).submit(List.of(HOME.paid("s-refused")))));
        assertThat(typed.failureCode()).isEqualTo(401);
        assertThat(typed.getMessage()).contains("Authorization: Bearer");
        for (var tenant : BOTH) {
            assertThat(node.get(tenant, "/api/v1/sms/s-refused").status()).isEqualTo(404);
        }
        assertThat(await(engine().services().journal().backlog()).chunks()).isZero();
    }

    @Test
    void theSmsAreTheKeysTenants() throws Exception {
        for (var tenant : BOTH) {
            var key = TestKeys.insert(engine(), tenant.name(), "ingest");
            var plain = request(engine().vertx(), tenant.paid("s-plain"), List.of(bearer(key)));
            assertThat(plain.getInteger("accepted")).isEqualTo(1);
            var typed = await(IngestService.withKey(engine().vertx(), key)
                    .submit(List.of(tenant.code("s-typed"), new JsonObject())));
            assertThat(typed.accepted()).isEqualTo(1);
            assertThat(typed.rejected()).hasSize(1);
            for (var batch : List.of(plain.getString("batch_id"), typed.batchId())) {
                until("done", () -> node.get(tenant, "/api/v1/batches/" + batch)
                        .body()
                        .contains("\"done\":true"));
                assertThat(node.get(tenant == HOME ? BIRCH : HOME, "/api/v1/batches/" + batch)
                                .status())
                        .isEqualTo(404);
            }
            for (var id : List.of("s-plain", "s-typed")) {
                assertThat(node.get(tenant, "/api/v1/sms/" + id).json().getString("user_id"))
                        .isEqualTo(tenant.user());
            }
        }
    }

    @Test
    void whatIsNoCallOfTheServiceIsAFailureThatSaysSo() {
        for (Object body : new Object[] {"hello", 7, new JsonObject(), new JsonObject().put("messages", 7)}) {
            for (var action : List.of("submit", "drop")) {
                var options = new DeliveryOptions().addHeader("action", action);
                var failure = catchThrowableOfType(
                        ServiceException.class,
                        () -> await(engine().vertx().eventBus().request(Addresses.INGEST_SERVICE, body, options)));
                assertThat(failure.failureCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void aNodeWithoutHttpAsksForAKeyAsWell() throws Exception {
        var store = node.node().server().uri();
        var config = ConfigLoader.load(Optional.empty(), Map.of(), Map.of("store.uri", store, "tenant", HOME.name()));
        var embedded = await(Node.start(config, false));
        try {
            assertThat(refusal(embedded.vertx(), List.of()).failureCode()).isEqualTo(401);
            var sms = HOME.code("s-embedded");
            assertThat(request(embedded.vertx(), sms, List.of(bearer(node.key(HOME))))
                            .getInteger("accepted"))
                    .isEqualTo(1);
        } finally {
            await(embedded.stop());
        }
    }
}
