package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.bus.Addresses;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tenants' settings and quotas on a whole node, over HTTP and the bus. */
@Timeout(120)
class QuotaNodeTest {
    private static TestNode node;
    private static String root;

    @BeforeAll
    static void open() throws Exception {
        node = TestNode.start(Map.of("tenant", "home"));
        root = key("", "home", "admin");
    }

    @AfterAll
    static void close() {
        node.close();
    }

    private static String key(String admin, String tenant, String roles) throws Exception {
        var body = new JsonObject().put("tenant", tenant).put("roles", new JsonArray().add(roles));
        var request = node.request("/api/v1/keys").POST(BodyPublishers.ofString(body.encode()));
        var made = node.send(admin.isEmpty() ? request : request.header("Authorization", "Bearer " + admin));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().getString("key");
    }

    private static TestNode.Answer as(String key, HttpRequest.Builder request) throws Exception {
        return node.send(request.header("Authorization", "Bearer " + key));
    }

    private static TestNode.Answer get(String key, String path) throws Exception {
        return as(key, node.request(path).GET());
    }

    private static TestNode.Answer put(String key, String tenant, String settings) throws Exception {
        return as(key, node.request("/api/v1/tenants/" + tenant).PUT(BodyPublishers.ofString(settings)));
    }

    /** Settles it and waits until the node follows. */
    private static void settle(String tenant, String settings) throws Exception {
        var answer = put(root, tenant, settings);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var wanted = answer.json().getJsonObject("quotas").fieldNames();
        until("settings of " + tenant, () -> get(root, "/api/v1/usage?tenant=" + tenant)
                .json()
                .getJsonObject("quotas")
                .fieldNames()
                .equals(wanted));
    }

    private static TestNode.Answer send(String key, int first, int count) throws Exception {
        var sms = new JsonArray();
        for (int i = first; i < first + count; i++) {
            sms.add(SampleSms.payment(i));
        }
        return as(
                key,
                node.request("/api/v1/sms")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(sms.encode())));
    }

    @Test
    void smsBeyondTheQuotaAreRefusedWithWhatIsLeftInTheHeaders() throws Exception {
        var blue = key(root, "blue", "admin");
        assertThat(send(blue, 0, 1).header("RateLimit"))
                .as("no quotas, no headers")
                .isEmpty();
        settle("blue", "{\"quotas\": {\"sms_per_day\": 10}}");

        var accepted = send(blue, 10, 6);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("RateLimit-Policy")).isEqualTo("\"sms\";q=10;w=86400");
        assertThat(accepted.header("RateLimit")).startsWith("\"sms\";r=3;t=");

        var refused = send(blue, 20, 4);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().getString("type")).isEqualTo("urn:lifafa:problem:quota-exceeded");
        assertThat(refused.json().getString("detail")).contains("sms_per_day");
        assertThat(refused.header("RateLimit")).startsWith("\"sms\";r=3;t=");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 86_400L);

        assertThat(send(blue, 20, 3).status()).isEqualTo(202);
        assertThat(send(blue, 30, 1).status()).isEqualTo(429);
        assertThat(get(blue, "/api/v1/transactions?user_id=u").status())
                .as("reading goes on")
                .isEqualTo(200);

        var usage = get(blue, "/api/v1/usage").json();
        assertThat(usage.getString("tenant")).isEqualTo("blue");
        assertThat(usage.getJsonObject("today").getLong("sms")).isEqualTo(10);
        assertThat(usage.getJsonObject("this_month").getLong("sms")).isEqualTo(10);
        var quota = usage.getJsonObject("quotas").getJsonObject("sms_per_day");
        assertThat(quota.getLong("used")).isEqualTo(10);
        assertThat(quota.getLong("limit")).isEqualTo(10);
        assertThat(quota.getString("resets_at")).endsWith("T00:00:00Z");
    }

    @Test
    void aStreamIsTakenUpToTheQuotaAndSaysHowFar() throws Exception {
        var green = key(root, "green", "admin");
        settle("green", "{\"quotas\": {\"sms_per_day\": 700}}");
        var lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(SampleSms.payment(i).encode()).append('\n');
        }
        var refused = as(
                green,
                node.request("/api/v1/sms")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)))));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().getLong("accepted")).isEqualTo(500);
        assertThat(get(green, "/api/v1/usage").json().getJsonObject("today").getLong("sms"))
                .isEqualTo(500);
    }

    @Test
    void requestsBeyondThoseOfASecondAreRefused() throws Exception {
        var amber = key(root, "amber", "admin");
        settle("amber", "{\"quotas\": {\"requests_per_second\": 1}}");
        int refused = 0;
        for (int i = 0; i < 20 && refused == 0; i++) {
            var answer = get(amber, "/api/v1/keys");
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"requests\";q=1;w=1");
            if (answer.status() == 429) {
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.json().getString("type")).isEqualTo("urn:lifafa:problem:quota-exceeded");
                refused++;
            }
        }
        assertThat(refused).isEqualTo(1);
        until("another second", () -> get(amber, "/api/v1/keys").status() == 200);
    }

    @Test
    void aNodeBesideKnowsSettingsAndUseWithinASecondsTime() throws Exception {
        var pink = key(root, "pink", "admin");
        settle("pink", "{\"quotas\": {\"sms_per_day\": 10}}");
        try (var beside = TestNode.start(
                Map.of("tenant", "home", "store.uri", node.server().uri()))) {
            assertThat(send(pink, 0, 10).status()).isEqualTo(202);
            until(
                    "the other node refuses",
                    () -> beside.send(beside.request("/api/v1/sms")
                                            .header("Authorization", "Bearer " + pink)
                                            .header("Content-Type", "application/json")
                                            .POST(BodyPublishers.ofString("[]")))
                                    .status()
                            == 429);
            var usage = beside.send(beside.request("/api/v1/usage").header("Authorization", "Bearer " + pink));
            assertThat(usage.json().getJsonObject("today").getLong("sms")).isEqualTo(10);
        }
    }

    @Test
    void aDisabledTenantIsShutOutAndItsWorkRunsOn() throws Exception {
        var grey = key(root, "grey", "admin");
        var batch = send(grey, 0, 200);
        assertThat(batch.status()).isEqualTo(202);
        assertThat(put(root, "grey", "{\"disabled\": true}").status()).isEqualTo(200);
        until("shut out", () -> get(grey, "/api/v1/usage").status() == 403);
        assertThat(get(grey, "/api/v1/usage").json().getString("type")).isEqualTo("urn:lifafa:problem:tenant-disabled");

        assertThat(put(root, "grey", "{}").status()).isEqualTo(200);
        until("let in again", () -> get(grey, "/api/v1/usage").status() == 200);
        var path = "/api/v1/batches/" + batch.json().getString("batch_id");
        until("work done", () -> get(grey, path).json().getBoolean("done"));
        assertThat(get(grey, path).json().getInteger("pending")).isZero();
    }

    @Test
    void settingsAreTheInstallationsToChangeAndTheTenantsToSee() throws Exception {
        var red = key(root, "red", "admin");
        var reader = key(root, "red", "read");
        assertThat(put(red, "red", "{\"weight\": 1000}").status()).isEqualTo(403);
        assertThat(get(red, "/api/v1/tenants").status()).isEqualTo(403);
        assertThat(get(reader, "/api/v1/tenants/red").status()).isEqualTo(403);
        assertThat(get(red, "/api/v1/tenants/home").status()).isEqualTo(404);
        assertThat(get(red, "/api/v1/tenants/nobody").status()).isEqualTo(404);
        assertThat(get(red, "/api/v1/usage?tenant=home").status()).isEqualTo(400);
        assertThat(get(red, "/api/v1/tenants/red").json().getInteger("weight")).isEqualTo(1);

        assertThat(put(root, "red", "{\"weight\": 3, \"templates\": {\"give\": false}}")
                        .status())
                .isEqualTo(200);
        var seen = get(red, "/api/v1/tenants/red").json();
        assertThat(seen.getInteger("weight")).isEqualTo(3);
        assertThat(put(root, "red", seen.encode()).json()).isEqualTo(seen);
        assertThat(get(root, "/api/v1/tenants").json().getJsonArray("tenants")).contains(seen);
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertThat(put(root, "home", "{\"disabled\": true}").json().getString("detail"))
                .contains("disabled: home");
        assertThat(put(root, "a%20b", "{}").json().getString("detail")).contains("tenant: is not a name");
        assertThat(put(root, "red", "{\"wait\": 1}").json().getString("detail")).contains("body: has an unknown field");
        assertThat(put(root, "red", "[1]").json().getString("detail")).contains("must be a JSON object");
        assertThat(put(root, "red", "{\"name\": \"green\"}").status()).isEqualTo(400);
    }

    @Test
    void theBusHasTheHomeTenantsQuotas() throws Exception {
        settle("home", "{\"quotas\": {\"sms_per_day\": 1}}");
        try {
            var bus = node.node().vertx().eventBus();
            await(bus.request(Addresses.INGEST, SampleSms.payment(900)));
            var refused = await(bus.request(Addresses.INGEST, SampleSms.payment(901))
                    .transform(end -> Future.succeededFuture(end.cause())));
            assertThat(refused).isInstanceOfSatisfying(ReplyException.class, it -> {
                assertThat(it.failureCode()).isEqualTo(429);
                assertThat(it).hasMessageContaining("sms_per_day");
            });
        } finally {
            settle("home", "{}");
        }
    }
}
