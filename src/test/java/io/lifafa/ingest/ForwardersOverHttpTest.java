package io.lifafa.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.SmsId;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Forms and conflicts of ids, as a client sees them. */
@Timeout(60)
class ForwardersOverHttpTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static byte[] form(String text) {
        var body = "from=AX-SURYAB-T&timestamp=1748859480000&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFormIsRefusedWithTheRemedyUnlessItIsWanted() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            var refused = node.post(form(SampleSms.text(51)), "Content-Type", FORM);
            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.json().getString("detail")).contains("ingest.form_encoded", "application/json");
            assertThat(node.post(SampleSms.payment(52).toBuffer().getBytes(), "Content-Type", FORM)
                            .status())
                    .isEqualTo(202);
        }
        try (var node = TestNode.start(Map.of("ingest.form_encoded", "true"))) {
            var taken = node.post(form(SampleSms.text(51)), "Content-Type", FORM);
            assertThat(taken.status()).as(taken.body()).isEqualTo(202);
            assertThat(node.done(taken).getInteger("processed")).isEqualTo(1);
        }
    }

    @Test
    void anotherTextUnderTheSameIdIsRejectedAtOnceOrBecomesADeadLetterThatNamesTheOther() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            var both = new JsonArray().add(sms(61)).add(sms(62)).add(sms(61));
            var answer = node.postJson(both.encode());
            assertThat(answer.json().getInteger("accepted")).isEqualTo(2);
            var rejected = answer.json().getJsonArray("rejected").getJsonObject(0);
            assertThat(rejected.getInteger("index")).isEqualTo(1);
            assertThat(rejected.getString("field")).isEqualTo("unique_id");
            assertThat(rejected.getString("reason")).contains("item 0");
            node.done(answer);

            var done = node.done(node.postJson(sms(63).encode()));

            assertThat(done.getInteger("dead")).isEqualTo(1);
            assertThat(done.getInteger("duplicate")).isZero();
            var letter = node.get("/api/v1/dead-letters")
                    .json()
                    .getJsonArray("dead_letters")
                    .getJsonObject(0);
            assertThat(letter.getString("reason")).isEqualTo("id_conflict");
            assertThat(letter.getString("conflicts_with")).isEqualTo("same");
            assertThat(letter.getString("body")).isEqualTo(SampleSms.text(63));
        }
    }

    @Test
    void whereConflictsAreKeptEveryTextIsATransaction() throws Exception {
        try (var node = TestNode.start(Map.of("ingest.id_conflict", "keep"))) {
            var both = new JsonArray().add(sms(71)).add(sms(72));
            assertThat(node.done(node.postJson(both.encode())).getInteger("processed"))
                    .isEqualTo(2);
            assertThat(node.get("/api/v1/transactions?user_id=meera").json().getJsonArray("transactions"))
                    .hasSize(2);
        }
    }

    @Test
    void aBackupOfWhatCameLiveIsADuplicateWhoseIdLeadsToTheFirst() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            assertThat(node.done(node.postJson(SampleSms.payment(81).encode())).getInteger("processed"))
                    .isEqualTo(1);
            var backup = SampleSms.payment(81);
            backup.remove("unique_id");

            var done = node.done(node.postJson(backup.encode()));

            assertThat(done.getInteger("duplicate")).isEqualTo(1);
            assertThat(node.get("/api/v1/transactions?user_id=meera").json().getJsonArray("transactions"))
                    .hasSize(1);
            var id = SmsId.of(
                    "default",
                    "meera",
                    backup.getString("sender"),
                    Instant.parse("2025-06-02T10:18:00Z"),
                    SampleSms.text(81));
            assertThat(node.get("/api/v1/sms/" + id).json())
                    .isEqualTo(new JsonObject()
                            .put("unique_id", id)
                            .put("status", "duplicate")
                            .put("duplicate_of", "pay-81"));
        }
    }

    private static JsonObject sms(int amount) {
        return SampleSms.payment(amount).put("unique_id", "same");
    }
}
