package io.lifafa.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request with an {@code Idempotency-Key} is taken once. */
@Timeout(60)
class IdempotencyOverHttpTest {
    private static final String KEY = "Idempotency-Key";

    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static TestNode.Answer post(String body, String key) throws Exception {
        return node.post(body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", KEY, key);
    }

    @Test
    void theSameRequestGetsTheSameAnswerQuotedOrBare() throws Exception {
        var body = SampleSms.payments(3).encode();
        var first = post(body, "\"same\"");
        assertThat(first.status()).isEqualTo(202);
        var again = post(body, "same");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void aLongBodyIsComparedToo() throws Exception {
        var body = SampleSms.payments(6_000).encode();
        assertThat(post(body, "long").body()).isEqualTo(post(body, "long").body());
        assertThat(post(body + " ", "long").status()).isEqualTo(422);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
        assertThat(post(SampleSms.payment(1).encode(), "other").status()).isEqualTo(202);
        var answer = post(SampleSms.payment(2).encode(), "other");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getString("detail")).contains("another body");
    }

    @Test
    void aRefusedRequestFreesItsKey() throws Exception {
        assertThat(post("nothing of use", "freed").status()).isEqualTo(400);
        assertThat(post(SampleSms.payment(3).encode(), "freed").status()).isEqualTo(202);
    }

    @Test
    void aSecondRequestWhileTheFirstIsOnItsWayIsAConflict() throws Exception {
        var body = SampleSms.payment(4).encode();
        try (var slow = new RawHttp(node)) {
            slow.send("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nConnection: close\r\n"
                    + KEY + ": in-flight\r\nContent-Length: " + body.length() + "\r\n\r\n");
            assertThat(slow.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            var answer = post(body, "in-flight");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            slow.send(body);
            assertThat(slow.readAll()).contains("HTTP/1.1 202 Accepted");
        }
        assertThat(post(body, "in-flight").status()).isEqualTo(202);
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws Exception {
        for (var key : new String[] {"\"\"", "x".repeat(256)}) {
            var answer = post(SampleSms.payment(5).encode(), key);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().getString("title")).isEqualTo("Invalid Idempotency-Key");
        }
    }
}
