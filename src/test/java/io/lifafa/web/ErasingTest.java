package io.lifafa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person is erased over HTTP, and whoever asked can follow it. */
@Timeout(90)
class ErasingTest {
    private static final String USER = "u/17 x";
    private static final String IN_PATH = "u%2F17%20x";

    @Test
    void aPersonIsGoneWhenTheErasureSaysDone() throws Exception {
        try (var node = TestNode.start(Map.of("store.lease", "300ms"))) {
            node.done(node.postJson(SampleSms.payment(460).put("user_id", USER).encode()));
            node.done(node.postJson(SampleSms.payment(461).encode()));
            assertThat(node.get("/api/v1/sms/pay-460").status()).isEqualTo(200);

            var answer = node.send(node.request("/api/v1/users/" + IN_PATH).DELETE());

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().getBoolean("done")).isFalse();
            var following = answer.header("Location");
            Awaiting.until(
                    "the erasure is done", () -> node.get(following).json().getBoolean("done"));
            var state = node.get(following).json();
            assertThat(state.getJsonObject("removed").getLong("sms_data")).isEqualTo(1);
            assertThat(state.containsKey("done_at")).isTrue();
            assertThat(node.get("/api/v1/sms/pay-460").status()).isEqualTo(404);
            assertThat(node.get("/api/v1/sms/pay-461").status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNoErasureOrNoUserIsSaidToBeNone() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            assertThat(node.get("/api/v1/erasures/nobody").status()).isEqualTo(404);
            assertThat(node.send(node.request("/api/v1/users/a%00b").DELETE()).status())
                    .isEqualTo(400);
            assertThat(node.send(node.request("/api/v1/users/" + "x".repeat(2_000))
                                    .DELETE())
                            .status())
                    .isEqualTo(400);
        }
    }
}
