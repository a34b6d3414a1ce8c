package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.settings.KnownTenants;
import io.lifafa.tenants.settings.OnQuota;
import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.TenantSettings;
import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.PaymentApi;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole node whose tenant uses up its API tokens. A call of the fake API takes 18. */
@Timeout(90)
class TokenQuotaNodeTest {
    private Vertx vertx;
    private FakeApi api;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        api = FakeApi.start(vertx).always(PaymentApi::answer);
    }

    @AfterEach
    void close() throws Exception {
        api.close();
        await(vertx.close());
    }

    private TestNode node() throws Exception {
        return TestNode.start(Map.of(
                "api.url", api.url().toString(), "api.key", "sk-secret", "cache.enabled", "false", "tenant", "home"));
    }

    private static TenantSettings tokens(long limit, OnQuota then) {
        var home = TenantSettings.of("home").withOnQuota(then);
        return home.withQuotas(home.quotas().with(QuotaName.API_TOKENS_PER_DAY, OptionalLong.of(limit)));
    }

    private static void settle(TestNode node, TenantSettings settings) throws Exception {
        await(node.node().services().tenants().put(settings));
        KnownTenants.announce(node.node().vertx().eventBus(), settings.name());
        var limit = settings.quotas().limit(QuotaName.API_TOKENS_PER_DAY).orElseThrow();
        until(
                "settings known",
                () -> usage(node)
                                .getJsonObject("quotas")
                                .getJsonObject("api_tokens_per_day", new JsonObject())
                                .getLong("limit", -1L)
                        == limit);
    }

    private static JsonObject usage(TestNode node) throws Exception {
        return node.get("/api/v1/usage").json();
    }

    @Test
    void whenTheTokensAreUsedUpSmsWaitAndGoOnWhenTheQuotaIsRaised() throws Exception {
        try (var node = node()) {
            settle(node, tokens(1, OnQuota.WAIT));
            node.done(node.postJson(SampleSms.payments(10).encode()));
            until("tokens counted", () -> usage(node).getJsonObject("today").getLong("api_tokens") == 18);

            var waiting = node.postJson(
                    SampleSms.payment(50).put("unique_id", "waits").encode());
            var path = "/api/v1/batches/" + waiting.json().getString("batch_id");
            until("it was put off", () -> node.management("/metrics")
                    .body()
                    .contains("lifafa_api_items_total{result=\"over_quota\"} 1.0"));
            assertThat(node.get(path).json().getInteger("pending")).isEqualTo(1);
            assertThat(api.seen()).hasSize(1);

            settle(node, tokens(1_000, OnQuota.WAIT));
            assertThat(node.done(waiting).getInteger("processed")).isEqualTo(1);
            assertThat(node.get("/api/v1/sms/waits")
                            .json()
                            .getJsonObject("extraction")
                            .getJsonObject("provenance")
                            .getString("source"))
                    .isEqualTo("api");
            var today = usage(node).getJsonObject("today");
            assertThat(today.getLong("api_calls")).isEqualTo(2);
            assertThat(today.getLong("sms")).isEqualTo(11);
        }
    }

    @Test
    void orTheRulesAnswerAndSayWhy() throws Exception {
        try (var node = node()) {
            settle(node, tokens(0, OnQuota.RULES));
            assertThat(node.done(node.postJson(SampleSms.payments(10).encode())).getInteger("processed"))
                    .isEqualTo(10);
            assertThat(api.seen()).isEmpty();
            var provenance = node.get("/api/v1/sms/pay-3")
                    .json()
                    .getJsonObject("extraction")
                    .getJsonObject("provenance");
            assertThat(provenance.getString("source")).isEqualTo("rules");
            assertThat(provenance.getString("reason")).isEqualTo("over_quota");
        }
    }
}
