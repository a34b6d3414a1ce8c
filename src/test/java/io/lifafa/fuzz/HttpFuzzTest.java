package io.lifafa.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.node.RawHttp;
import io.lifafa.node.SampleSms;
import io.lifafa.node.TestNode;
import io.lifafa.promises.Warnings;
import io.vertx.core.json.JsonObject;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes in over HTTP: it is answered, it is not our fault, and what is said to be taken was. */
@Timeout(3_700)
class HttpFuzzTest {
    private final Map<String, Integer> accepted = new HashMap<>();

    @Test
    void damagedRequestsAreAnsweredAndNothingOfThemIsRepeatedOrLost() throws Exception {
        try (var warnings = Warnings.listen();
                var node = TestNode.start(Map.of())) {
            var budget = Budget.usual();
            long number = 0;
            for (; budget.allows(number); number++) {
                var request = new Requests(budget.chance(number)).next();
                check("seed " + budget.seed() + ", case " + number, request, exchange(node, request));
                if (number % 200 == 0) {
                    assertThat(node.postJson(SampleSms.payment(7).encode()).status())
                            .isEqualTo(202);
                }
            }
            assertThat(node.postJson(SampleSms.payment(8).encode()).status()).isEqualTo(202);
            for (var batch : accepted.entrySet()) {
                var json = node.get("/api/v1/batches/" + batch.getKey()).json();
                assertThat(json.getInteger("accepted")).as(batch.getKey()).isEqualTo(batch.getValue());
            }
            assertThat(accepted).isNotEmpty();
            assertThat(warnings.lines())
                    .filteredOn(line -> !line.contains("BlockedThreadChecker"))
                    .isEmpty();
        }
    }

    private static String exchange(TestNode node, byte[] request) throws Exception {
        try (var raw = new RawHttp(node)) {
            try {
                raw.send(request);
                raw.endSending();
            } catch (SocketException refusedEarly) {
                assertThat(raw.hasAnswer()).isTrue();
            }
            return raw.readBytes();
        }
    }

    private void check(String which, byte[] request, String answer) {
        var sent = new String(request, StandardCharsets.ISO_8859_1);
        var name = which + "\n" + sent + "\n-> " + answer;
        assertThat(answer).as(name).doesNotContain(Requests.SECRET);
        if (answer.isEmpty()) {
            assertThat(sent.strip()).as(name).isEmpty();
        }
        for (var one : RawAnswers.of(answer, !sent.contains("HEAD ")).all()) {
            assertThat(one.status()).as(name).matches(it -> it < 500 || it == 503);
            if (one.status() >= 400) {
                assertThat(one.isProblem()).as(name).isTrue();
            }
            if (one.body().contains("\"batch_id\"") && one.body().contains("\"accepted\"")) {
                var json = new JsonObject(one.body());
                accepted.put(json.getString("batch_id"), json.getInteger("accepted"));
            }
        }
    }
}
