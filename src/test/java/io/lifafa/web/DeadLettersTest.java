package io.lifafa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the engine gave up is kept, can be looked at and tried again. */
@Timeout(60)
class DeadLettersTest {
    /** Money has moved, but how much is not to be read. */
    private static final String NO_AMOUNT = "Your account XX8841 has been debited. Avl bal Rs 5000.00";

    @Test
    void aDeadLetterCanBeReplayed() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            var sms = SampleSms.payment(450).put("body", NO_AMOUNT);
            var batch = node.done(node.postJson(sms.encode()));
            assertThat(batch.getInteger("dead")).isEqualTo(1);
            var letters = node.get("/api/v1/dead-letters").json().getJsonArray("dead_letters");
            assertThat(letters.getJsonObject(0).getString("unique_id")).isEqualTo("pay-450");
            var answer = node.send(node.request("/api/v1/dead-letters/replay")
                    .POST(BodyPublishers.ofString("{\"ids\":[\"pay-450\"]}")));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Location")).endsWith(answer.json().getString("batch_id"));
            assertThat(node.done(answer).getInteger("accepted")).isEqualTo(1);
            var nobody = node.send(node.request("/api/v1/dead-letters/replay")
                    .POST(BodyPublishers.ofString("{\"ids\":[\"pay-451\"]}")));
            assertThat(nobody.status()).isEqualTo(404);
        }
    }
}
