package io.lifafa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was taken can be read back, by SMS, by batch, by user. */
@Timeout(60)
class ReadingBackTest {
    private static final String OTP = "482913 is OTP for txn of Rs 1,899.00 at FERN BOOKS. Do not share.";
    private static final String NOTE = "Available balance in your A/c XX4417 is Rs 5,310.20 on 02-06-25";

    private static final String PAID =
            "Rs 500.00 debited from A/c XX4417 to ANIL on 02-06-25. IMPS charges Rs 5.90. Avl Bal Rs 310.20";

    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of());
        var batch = SampleSms.payments(7)
                .add(SampleSms.payment(8).put("unique_id", "a b/c%d"))
                .add(SampleSms.payment(9).put("unique_id", "otp-1").put("body", OTP))
                .add(SampleSms.payment(10).put("unique_id", "note-1").put("body", NOTE))
                .add(SampleSms.payment(11)
                        .put("unique_id", "paid-1")
                        .put("user_id", "ravi")
                        .put("body", PAID));
        node.done(node.postJson(batch.encode()));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void anSmsComesWithStateExtractionAndProvenance() throws Exception {
        var answer = node.get("/api/v1/sms/pay-3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"amount\":3.00");
        var sms = answer.json();
        assertThat(sms.getString("status")).isEqualTo("processed");
        assertThat(sms.getJsonObject("extraction").getJsonObject("provenance").getString("source"))
                .isEqualTo("rules");
    }

    @Test
    void aFilteredCodeComesWithItsReasonAndWithoutItsText() throws Exception {
        var sms = node.get("/api/v1/sms/otp-1").json();
        assertThat(sms.getString("status")).isEqualTo("filtered");
        assertThat(sms.getString("reason")).isEqualTo("otp");
        assertThat(sms.getBoolean("body_kept")).isFalse();
        assertThat(sms.fieldNames()).doesNotContain("body", "extraction");
    }

    @Test
    void aBalanceNoteComesWithItsBalanceAndIsNoTransaction() throws Exception {
        var answer = node.get("/api/v1/sms/note-1");
        assertThat(answer.json().getString("status")).isEqualTo("filtered");
        assertThat(answer.body()).contains("\"balance\":5310.20");
        assertThat(answer.json().getJsonObject("extraction").containsKey("amount"))
                .isFalse();
    }

    @Test
    void aTransactionComesWithItsFeeAsANumberInEveryAnswer() throws Exception {
        assertThat(node.get("/api/v1/sms/paid-1").body())
                .contains("\"fee\":5.90")
                .contains("\"amount\":500.00");
        assertThat(node.get("/api/v1/transactions?user_id=ravi").body()).contains("\"fee\":5.90");
        assertThat(node.get("/api/v1/sms/pay-3").body()).doesNotContain("\"fee\"");
    }

    @Test
    void anIdWithSpecialCharactersCanBeAskedFor() throws Exception {
        var answer = node.get("/api/v1/sms/a%20b%2Fc%25d");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("unique_id")).isEqualTo("a b/c%d");
    }

    @Test
    void whatIsNotThereIsSaidToBeSo() throws Exception {
        assertThat(node.get("/api/v1/sms/nobody").status()).isEqualTo(404);
        assertThat(node.get("/api/v1/batches/none").status()).isEqualTo(404);
    }

    @Test
    void transactionsComeInPagesWithoutGapOrRepetition() throws Exception {
        var ids = new ArrayList<String>();
        var path = "/api/v1/transactions?user_id=meera&limit=3";
        var next = "";
        do {
            var page = node.get(path + next).json();
            page.getJsonArray("transactions").forEach(it -> ids.add(((JsonObject) it).getString("unique_id")));
            next = page.containsKey("next_cursor") ? "&cursor=" + page.getString("next_cursor") : "";
        } while (!next.isEmpty());
        assertThat(ids).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void transactionsCanBeNarrowedToDays() throws Exception {
        var path = "/api/v1/transactions?user_id=meera";
        assertThat(transactions(path + "&from=2025-06-02&to=2025-06-03")).hasSize(8);
        assertThat(transactions(path + "&from=2025-06-03")).isEmpty();
        assertThat(transactions(path + "&to=2025-06-02T00:00:00%2B05:30")).isEmpty();
        assertThat(transactions("/api/v1/transactions?user_id=somebody")).isEmpty();
    }

    private static JsonArray transactions(String path) throws Exception {
        return node.get(path).json().getJsonArray("transactions");
    }

    @Test
    void aQueryThatCannotBeUnderstoodNamesTheParameter() throws Exception {
        var path = "/api/v1/transactions?user_id=meera&";
        assertBad(node.get("/api/v1/transactions"), "user_id");
        assertBad(node.get(path + "limit=0"), "limit");
        assertBad(node.get(path + "limit=many"), "limit");
        assertBad(node.get(path + "from=yesterday"), "from");
        assertBad(node.get(path + "to=2025-02-30"), "to");
        assertBad(node.get(path + "cursor=made-up"), "cursor");
    }

    @Test
    void deadLettersAreListedAndReplayNamesWhatItNeeds() throws Exception {
        assertThat(node.get("/api/v1/dead-letters").json().getJsonArray("dead_letters"))
                .isEmpty();
        assertBad(replay(""), "ids");
        assertBad(replay("{\"ids\":[]}"), "ids");
        assertBad(replay("[1]"), "ids");
        assertBad(replay("{"), "ids");
        assertThat(replay("{\"ids\":[\"nobody\"]}").status()).isEqualTo(404);
        assertThat(replay("{\"all\":true}").status()).isEqualTo(404);
    }

    private static TestNode.Answer replay(String body) throws Exception {
        return node.send(node.request("/api/v1/dead-letters/replay").POST(BodyPublishers.ofString(body)));
    }

    private static void assertBad(TestNode.Answer answer, String parameter) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).contains(parameter);
    }
}
