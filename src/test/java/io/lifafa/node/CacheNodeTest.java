package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.PaymentApi;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole node that learns from an API. */
@ExtendWith(VertxExtension.class)
@Timeout(90)
class CacheNodeTest {
    private static final String[] SHOPS = {"KAVERI TIFFINS", "NILA STORES", "ANBU MEDICALS", "GOPAL DAIRY", "RAJA BOOKS"
    };

    private Vertx vertx;
    private FakeApi api;

    /** Overlooks the reference: what an answer leaves out nobody objects to. */
    private volatile boolean mistaken;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        api = FakeApi.start(vertx).always(this::answer);
    }

    @AfterEach
    void close() throws Exception {
        api.close();
    }

    private void answer(HttpServerRequest request, FakeApi.Seen seen) {
        PaymentApi.answer(request, seen, it -> mistaken ? it.putNull("metadata") : it);
    }

    private static JsonArray payments(int first, int count) {
        var array = new JsonArray();
        for (int i = first; i < first + count; i++) {
            array.add(new JsonObject()
                    .put("unique_id", "pay-" + i)
                    .put("user_id", "meera")
                    .put("sender", "AX-SURYAB-T")
                    .put(
                            "body",
                            "Sent Rs." + (i * 7 + 3) + ".50 From Surya Bank A/C *" + (4000 + i * 13 % 997) + " To "
                                    + SHOPS[i % SHOPS.length] + " On 0" + (1 + i % 9) + "/06/2025 Ref 51609876"
                                    + (1000 + i))
                    .put("date", "2025-06-02T15:48:00+05:30"));
        }
        return array;
    }

    private Map<String, String> settings(String... more) {
        var all = new HashMap<>(Map.of("api.url", api.url().toString(), "cache.recheck", "0"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private int askedFor() {
        return api.seen().stream()
                .mapToInt(call -> new JsonArray(call.user()).size())
                .sum();
    }

    private static JsonObject extraction(TestNode node, int number) throws Exception {
        return node.get("/api/v1/sms/pay-" + number).json().getJsonObject("extraction");
    }

    private static String reference(JsonObject extraction) {
        return extraction.getJsonObject("metadata", new JsonObject()).getString("reference_id");
    }

    @Test
    void aWordingIsAskedForAFewTimesAndThenRead() throws Exception {
        try (var node = TestNode.start(settings())) {
            assertThat(node.done(node.postJson(payments(0, 300).encode())).getInteger("processed"))
                    .isEqualTo(300);

            assertThat(askedFor()).isLessThanOrEqualTo(10);
            var read = extraction(node, 299);
            assertThat(read.getJsonObject("provenance").getString("source")).isEqualTo("template");
            assertThat(read.getDouble("amount")).isEqualTo(299 * 7 + 3.5);
            assertThat(read.getString("counterparty")).isEqualTo(SHOPS[299 % SHOPS.length]);
            assertThat(read.getString("transaction_type")).isEqualTo("debit");
            assertThat(read.getJsonObject("metadata").getString("reference_id")).isEqualTo("516098761299");
            var state = node.get("/api/v1/cache").json();
            assertThat(state.getLong("hits")).isGreaterThanOrEqualTo(290);
            assertThat(state.getLong("calls_avoided")).isPositive();
            assertThat(state.getJsonObject("templates").getLong("active")).isEqualTo(1);
            assertThat(node.management("/metrics").body()).contains("lifafa_cache_lookups_total{result=\"hit\"}");
        }
    }

    @Test
    void whatWasLearnedOutlivesTheNode(@TempDir Path dir) throws Exception {
        try (var node = TestNode.startIn(dir.toString(), settings())) {
            node.done(node.postJson(payments(0, 100).encode()));
        }
        int before = askedFor();
        try (var node = TestNode.startIn(dir.toString(), settings())) {
            node.done(node.postJson(payments(100, 100).encode()));

            assertThat(askedFor()).isEqualTo(before);
            assertThat(extraction(node, 150).getJsonObject("provenance").getString("source"))
                    .isEqualTo("template");
        }
    }

    @Test
    void switchedOffEverythingIsAskedFor() throws Exception {
        try (var node = TestNode.start(settings("cache.enabled", "false"))) {
            node.done(node.postJson(payments(0, 60).encode()));

            assertThat(askedFor()).isEqualTo(60);
            assertThat(node.get("/api/v1/cache").status()).isEqualTo(404);
        }
    }

    @Test
    void aTemplateThatIsProvenWrongAnswersNothingMoreAndItsRowsAreWorkedOnAgain(@TempDir Path dir) throws Exception {
        mistaken = true;
        try (var node = TestNode.startIn(dir.toString(), settings())) {
            node.done(node.postJson(payments(0, 60).encode()));
            // Of the first ones any may have been asked for: on a loaded machine waiting for the wording ends first.
            node.done(node.postJson(payments(60, 20).encode()));
            assertThat(reference(extraction(node, 79))).isNull();
            assertThat(extraction(node, 79).getJsonObject("provenance").getString("source"))
                    .isEqualTo("template");
        }
        mistaken = false;
        try (var node = TestNode.startIn(dir.toString(), settings("cache.recheck", "1"))) {
            node.done(node.postJson(payments(80, 20).encode()));

            Awaiting.until("every row by the template was worked on again", () -> {
                for (int i = 0; i < 100; i++) {
                    var row = node.get("/api/v1/sms/pay-" + i);
                    boolean byApi = row.status() == 200
                            && "api"
                                    .equals(row.json()
                                            .getJsonObject("extraction", new JsonObject())
                                            .getJsonObject("provenance", new JsonObject())
                                            .getString("source"));
                    boolean right = row.status() == 200
                            && reference(row.json().getJsonObject("extraction", new JsonObject())) != null;
                    if (!right && !byApi) {
                        return false;
                    }
                }
                return true;
            });
            assertThat(node.get("/api/v1/cache").json().getLong("proven_wrong")).isPositive();
        }
    }

    /** The nodes share nothing but the store: no message from one reaches the other. */
    @Test
    void whatOneNodeLearnsTheOtherKnowsWithinASecond() throws Exception {
        try (var one = TestNode.start(settings())) {
            var store = one.server().uri();
            try (var other = TestNode.start(settings("store.uri", store))) {
                one.done(one.postJson(payments(0, 60).encode()));
                // Either of them may have done the work, and may do the next.
                untilKnown(one, "active");
                untilKnown(other, "active");
                int before = askedFor();
                other.done(other.postJson(payments(60, 20).encode()));
                assertThat(askedFor()).isEqualTo(before);
            }
        }
    }

    /** How soon is promised and tested by TemplateSyncTest; here whole nodes share what a loaded machine leaves them. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static void untilKnown(TestNode node, String state) {
        Awaiting.until(
                "the template is " + state,
                LONGEST,
                () -> node.get("/api/v1/cache")
                                .json()
                                .getJsonObject("templates")
                                .getLong(state)
                        == 1);
    }
}
