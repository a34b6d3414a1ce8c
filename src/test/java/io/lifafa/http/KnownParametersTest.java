package io.lifafa.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parameter is followed, or refused by its name: never passed over. */
@Timeout(60)
class KnownParametersTest {
    private static final String CSV = "sender,body,date\nAX-SURYAB-T,%s,2025-06-02T15:48:00+05:30\n";

    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static TestNode.Answer upload(String query, String csv) throws Exception {
        return node.send(node.request("/api/v1/sms" + query)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(csv.getBytes(StandardCharsets.UTF_8))));
    }

    private static JsonObject transaction(String user) throws Exception {
        return node.get("/api/v1/transactions?user_id=" + user)
                .json()
                .getJsonArray("transactions")
                .getJsonObject(0);
    }

    @Test
    void anUploadNamesTheUserWhoseFileItIs() throws Exception {
        var answer = upload(
                "?user_id=meera%20k&phone=%2B911234567890&email_id=m@example.org&tenant=default",
                CSV.formatted(SampleSms.text(4101)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(node.done(answer).getInteger("processed")).isEqualTo(1);
        var id = transaction("meera%20k").getString("unique_id");
        var sms = node.get("/api/v1/sms/" + id).json();
        assertThat(sms.getString("user_id")).isEqualTo("meera k");
        assertThat(sms.getString("phone")).isEqualTo("+911234567890");
        assertThat(sms.getString("email_id")).isEqualTo("m@example.org");
    }

    @Test
    void whatAnSmsSaysItselfHoldsAgainstTheParameter() throws Exception {
        var sms = SampleSms.payment(4102).put("user_id", "own").put("unique_id", "own-4102");
        var answer = node.send(node.request("/api/v1/sms?user_id=other")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(sms.encode())));

        node.done(answer);
        assertThat(node.get("/api/v1/sms/own-4102").json().getString("user_id")).isEqualTo("own");
    }

    @Test
    void datesWithoutAnOffsetAreOfTheZoneThatIsNamed() throws Exception {
        var csv = "sender,body,date,unique_id\nAX-SURYAB-T," + SampleSms.text(4103) + ",2025-06-02T15:48:00,z-1\n";

        node.done(upload("?zone=Asia/Dubai", csv));

        assertThat(node.get("/api/v1/sms/z-1").json().getString("date")).isEqualTo("2025-06-02T17:18:00+05:30");
    }

    @Test
    void anotherTenantIsRefusedAndSaidToBe() throws Exception {
        var answer = upload("?tenant=acme", CSV.formatted(SampleSms.text(4104)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).startsWith("tenant: ").contains("for the tenant default alone");
    }

    @Test
    void aParameterThatCannotBeFollowedIsNamed() throws Exception {
        var csv = CSV.formatted(SampleSms.text(4105));
        assertThat(upload("?zone=Atlantis", csv).json().getString("detail")).startsWith("zone: ");
        assertThat(upload("?user_id=" + "u".repeat(257), csv).json().getString("detail"))
                .startsWith("user_id: is longer");
    }

    @Test
    void theSameBodyWithOneKeyAndAnotherUserIsAnotherSubmission() throws Exception {
        var csv = CSV.formatted(SampleSms.text(4106));
        var first = node.send(keyed("?user_id=one", csv));
        assertThat(first.status()).isEqualTo(202);
        assertThat(node.send(keyed("?user_id=one", csv)).body()).isEqualTo(first.body());

        assertThat(node.send(keyed("?user_id=two", csv)).status()).isEqualTo(422);
    }

    private static HttpRequest.Builder keyed(String query, String csv) {
        return node.request("/api/v1/sms" + query)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", "\"params\"")
                .POST(BodyPublishers.ofString(csv));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/sms/x",
                "GET /api/v1/batches/x",
                "GET /api/v1/transactions",
                "GET /api/v1/doubted",
                "GET /api/v1/dead-letters",
                "POST /api/v1/dead-letters/replay",
                "GET /api/v1/limiter",
                "POST /api/v1/limiter/reset",
                "GET /api/v1/cache",
                "GET /api/v1/cluster",
                "POST /api/v1/sms"
            })
    void everyRouteRefusesWhatItDoesNotKnowAndWhatCannotBeDecoded(String route) throws Exception {
        for (var query : List.of("?user=x", "?user_id=%ff", "?limit=1&limit=1", "?cursor=", "?Limit=1")) {
            var parts = route.split(" ");
            var answer = node.send(node.request(parts[1] + query)
                    .header("Content-Type", "application/json")
                    .method(parts[0], BodyPublishers.ofString(parts[0].equals("POST") ? "{\"all\":true}" : "")));

            assertThat(answer.status()).as(route + query).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void aQueryThatBreaksOffInAnEscapeIsRefused() throws Exception {
        for (var request : List.of("GET /api/v1/transactions?user_id=%", "POST /api/v1/sms?user_id=%4")) {
            try (var raw = new RawHttp(node)) {
                raw.send(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                assertThat(raw.readAll()).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/livez", "/health/ready", "/readyz", "/metrics"})
    void theManagementPortDoesTheSame(String path) throws Exception {
        assertThat(node.management(path).status()).isEqualTo(200);
        var answer = node.management(path + "?name=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).isEqualTo("name: unknown parameter; none is known here");
    }

    @Test
    void theRefusalNamesTheParameterAndThoseThatAreKnown() throws Exception {
        assertThat(node.get("/api/v1/transactions?user=x").json().getString("detail"))
                .isEqualTo("user: unknown parameter; known here: user_id, from, to, cursor, limit");
        assertThat(node.get("/api/v1/transactions?user_id=a&user_id=b").json().getString("detail"))
                .isEqualTo("user_id: given 2 times; give it once");
        assertThat(node.get("/api/v1/dead-letters?cursor=").json().getString("detail"))
                .isEqualTo("cursor: is empty; give a value, or leave it out");
    }
}
