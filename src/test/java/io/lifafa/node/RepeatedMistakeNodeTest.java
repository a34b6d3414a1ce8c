package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.PaymentApi;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole node that asks a model which says the same wrong thing each time: one witness, however often it is asked. */
@ExtendWith(VertxExtension.class)
@Timeout(90)
class RepeatedMistakeNodeTest {
    private Vertx vertx;
    private FakeApi api;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        api = FakeApi.start(vertx);
    }

    @AfterEach
    void close() throws Exception {
        api.close();
    }

    private TestNode node(String... settings) throws Exception {
        var all = new HashMap<>(Map.of("api.url", api.url().toString(), "api.redact", "false"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return TestNode.start(all);
    }

    /** @param mistake what the model makes of each right answer unless it is asked which of the two it is */
    private void model(boolean seesReason, UnaryOperator<JsonObject> mistake) {
        api.always((HttpServerRequest request, FakeApi.Seen seen) -> {
            boolean asksWhich = seen.user().contains("\"check\"");
            PaymentApi.answer(request, seen, seesReason && asksWhich ? UnaryOperator.identity() : mistake);
        });
    }

    private static JsonObject flipped(JsonObject answer) {
        return answer.put("transaction_type", "credit");
    }

    private static JsonObject extraction(TestNode node, int number) throws Exception {
        return node.get("/api/v1/sms/pay-" + number).json().getJsonObject("extraction");
    }

    private static void isDoubted(JsonObject extraction, String doubt) {
        assertThat(extraction.getJsonObject("provenance").getString("doubt")).isEqualTo(doubt);
        assertThat(extraction.getDouble("confidence_score")).isLessThanOrEqualTo(0.5);
    }

    @Test
    void aDirectionThatIsSaidTwiceAgainstTheRulesIsDoubtedCountedAndListed() throws Exception {
        model(false, RepeatedMistakeNodeTest::flipped);
        try (var node = node("cache.enabled", "false")) {
            node.done(node.postJson(SampleSms.payments(3).encode()));

            isDoubted(extraction(node, 2), "direction_contradicted");
            assertThat(node.management("/metrics").body())
                    .contains("lifafa_sms_doubted_total{reason=\"direction_contradicted\"} 3.0");
            var first = node.get("/api/v1/doubted?limit=2").json();
            assertThat(first.getJsonArray("doubted")).hasSize(2);
            var rest = node.get(
                            "/api/v1/doubted?reason=direction_contradicted&cursor=" + first.getString("next_cursor"))
                    .json();
            assertThat(rest.getJsonArray("doubted")).hasSize(1);
            assertThat(rest.getJsonArray("doubted").getJsonObject(0).getString("unique_id"))
                    .isEqualTo("pay-3");
            assertThat(node.get("/api/v1/doubted?reason=amount_disputed").json().getJsonArray("doubted"))
                    .isEmpty();
        }
    }

    @Test
    void aReferencesTailForTheAccountIsDoubted() throws Exception {
        model(
                false,
                answer -> answer.put(
                        "account",
                        new JsonObject()
                                .put(
                                        "account_number",
                                        answer.getJsonObject("metadata")
                                                .getString("reference_id")
                                                .substring(8))));
        try (var node = node("cache.enabled", "false")) {
            node.done(node.postJson(SampleSms.payments(1).encode()));

            isDoubted(extraction(node, 1), "account_is_reference");
        }
    }

    @Test
    void theBalanceForTheAmountIsDoubted() throws Exception {
        model(false, answer -> answer.put("message_intent", "transaction")
                .put("transaction_type", "debit")
                .put("amount", 5400.5));
        var sms = SampleSms.payment(1)
                .put("body", "INR 120.00 spent on Surya Bank Card XX8841 at KAVERI TIFFINS. Avl Lmt: INR 5,400.50");
        try (var node = node("cache.enabled", "false")) {
            node.done(node.postJson(new JsonArray().add(sms).encode()));

            isDoubted(extraction(node, 1), "amount_is_balance");
            assertThat(api.seen()).hasSize(2);
            assertThat(api.seen().get(1).user()).contains("120.00 or 5,400.50");
        }
    }

    @Test
    void anAlertForADebitIsStoredAsTheRulesReadItAndDoubted() throws Exception {
        model(
                false,
                answer -> new JsonObject().put("id", answer.getString("id")).put("message_intent", "alert"));
        try (var node = node("cache.enabled", "false")) {
            assertThat(node.done(node.postJson(SampleSms.payments(2).encode())).getInteger("processed"))
                    .isEqualTo(2);

            isDoubted(extraction(node, 2), "intent_disputed");
            assertThat(extraction(node, 2).getDouble("amount")).isEqualTo(2.0);
        }
    }

    @Test
    void aMovementForANoteIsDoubted() throws Exception {
        model(false, answer -> answer.put("message_intent", "transaction")
                .put("transaction_type", "debit")
                .put("amount", 120));
        var sms = SampleSms.payment(1)
                .put(
                        "body",
                        "Transaction of INR 120.00 on Surya Bank Card XX8841 at KAVERI TIFFINS was declined: limit exceeded");
        try (var node = node("cache.enabled", "false")) {
            node.done(node.postJson(new JsonArray().add(sms).encode()));

            isDoubted(extraction(node, 1), "intent_disputed");
        }
    }

    @Test
    void whatTheContrastedQuestionChangesToWhatTheRulesReadIsBelievedAndTeaches() throws Exception {
        model(true, RepeatedMistakeNodeTest::flipped);
        try (var node = node("cache.recheck", "0")) {
            node.done(node.postJson(SampleSms.payments(60).encode()));

            var stored = extraction(node, 60);
            assertThat(stored.getString("transaction_type")).isEqualTo("debit");
            assertThat(stored.getJsonObject("provenance").getString("source")).isEqualTo("template");
            assertThat(node.get("/api/v1/doubted").json().getJsonArray("doubted"))
                    .isEmpty();
        }
    }

    @Test
    void noTemplateLearnsFromDoubtedAnswers() throws Exception {
        model(false, RepeatedMistakeNodeTest::flipped);
        try (var node = node("cache.recheck", "0")) {
            node.done(node.postJson(SampleSms.payments(40).encode()));

            var templates = node.get("/api/v1/cache").json().getJsonObject("templates");
            assertThat(templates.getLong("active")).isZero();
            isDoubted(extraction(node, 40), "direction_contradicted");
        }
    }

    @Test
    void aDoubtedReCheckQuarantinesNoTemplate() throws Exception {
        api.always(PaymentApi::answer);
        try (var node = node("cache.recheck", "1")) {
            node.done(node.postJson(SampleSms.payments(60).encode()));
            model(false, RepeatedMistakeNodeTest::flipped);
            var later = new JsonArray();
            for (int i = 61; i <= 80; i++) {
                later.add(SampleSms.payment(i));
            }
            node.done(node.postJson(later.encode()));

            var state = node.get("/api/v1/cache").json();
            assertThat(state.getLong("proven_wrong")).isZero();
            assertThat(state.getJsonObject("templates").getLong("active")).isEqualTo(1);
            assertThat(extraction(node, 80).getString("transaction_type")).isEqualTo("debit");
            assertThat(extraction(node, 80).getJsonObject("provenance").getString("source"))
                    .isEqualTo("template");
        }
    }
}
