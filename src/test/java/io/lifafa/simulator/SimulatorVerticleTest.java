package io.lifafa.simulator;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.simulator.TestSimulator.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulated API over HTTP, setting by setting. */
@Timeout(60)
class SimulatorVerticleTest {
    private static JsonObject item(Answer answer, int index) {
        return answer.results().getJsonObject(index);
    }

    private static List<String> ids(Answer answer) {
        return answer.results().stream()
                .map(it -> ((JsonObject) it).getString("id"))
                .toList();
    }

    @Test
    void everySmsOfAnArrayIsAnsweredUnderItsId() {
        try (var simulator = TestSimulator.start(Map.of())) {
            var answer = simulator.ask(3);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(ids(answer)).containsExactly("m-0", "m-1", "m-2");
            assertThat(item(answer, 2).getDouble("amount")).isEqualTo(102.5);
            assertThat(item(answer, 2).getString("transaction_type")).isEqualTo("debit");
            assertThat(item(answer, 2).getJsonObject("account").getString("account_number"))
                    .isEqualTo("8802");
            assertThat(item(answer, 2).containsKey("provenance")).isFalse();
            assertThat(answer.json().getString("model")).isEqualTo("test-model");
            assertThat(answer.json().getJsonObject("usage").getInteger("total_tokens"))
                    .isPositive();
            assertThat(answer.json().getJsonArray("choices").getJsonObject(0).getString("finish_reason"))
                    .isEqualTo("stop");
        }
    }

    @Test
    void aLoneObjectIsAnsweredByALoneObject() {
        try (var simulator = TestSimulator.start(Map.of())) {
            var answer = simulator.chat(TestSimulator.question("Please: " + TestSimulator.sms(7) + " [thanks]")
                    .encode());
            assertThat(new JsonObject(answer.content()).getString("id")).isEqualTo("m-7");
        }
    }

    @Test
    void theLastUserMessageCountsAndItMayComeInParts() {
        try (var simulator = TestSimulator.start(Map.of())) {
            var request = TestSimulator.question(TestSimulator.sms(0, 2).encode());
            var parts = new JsonArray()
                    .add(new JsonObject()
                            .put("type", "text")
                            .put("text", TestSimulator.sms(5, 1).encode()));
            request.getJsonArray("messages")
                    .add(new JsonObject().put("role", "user").put("content", parts));
            assertThat(ids(simulator.chat(request.encode()))).containsExactly("m-5");
        }
    }

    @Test
    void whatTheFilterKnowsIsNoTransaction() {
        try (var simulator = TestSimulator.start(Map.of())) {
            var otp = new JsonObject().put("id", 9).put("body", "482913 is OTP for txn of Rs 99.00. Do not share.");
            var answer = simulator.chat(
                    TestSimulator.question(new JsonArray().add(otp).encode()).encode());
            assertThat(item(answer, 0)).isEqualTo(new JsonObject().put("id", 9).put("message_intent", "otp"));
        }
    }

    @Test
    void aQuestionWithoutSmsGetsAnEmptyAnswerAndIsCounted() {
        try (var simulator = TestSimulator.start(Map.of())) {
            assertThat(simulator.chat(TestSimulator.question("hello").encode()).results())
                    .isEmpty();
            assertThat(simulator.stats().getInteger("noPayload")).isEqualTo(1);
        }
    }

    @Test
    void callsBeyondThoseThatMayBeUnderWayAreRefusedWithAWordOnWhatItIsAbout() {
        try (var simulator = TestSimulator.start(Map.of(Setting.MAX_PARALLEL, "2", Setting.LATENCY, "10m"))) {
            IntStream.range(0, 2).forEach(call -> simulator.asking(1));
            simulator.awaitStats(it -> it.getInteger("busy") == 2);
            var answer = simulator.ask(1);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("rate_limit_type")).isEqualTo("max_parallel_requests");
            assertThat(answer.header("retry-after")).isEqualTo("60");
        }
    }

    @Test
    void noMoreCallsAreServedAtATimeThanThereAreWorkers() {
        try (var simulator = TestSimulator.start(Map.of(Setting.WORKERS, "2", Setting.LATENCY, "10m"))) {
            IntStream.range(0, 5).forEach(call -> simulator.asking(1));
            simulator.awaitStats(it -> it.getInteger("busy") == 2 && it.getInteger("waiting") == 3);
            simulator.set(new JsonObject().put("workers", 4));
            var stats = simulator.awaitStats(it -> it.getInteger("busy") == 4 && it.getInteger("waiting") == 1);
            assertThat(stats.getInteger("maxInFlight")).isEqualTo(5);
        }
    }

    @Test
    void aWaitingCallIsServedWhenAnotherIsDone() {
        try (var simulator = TestSimulator.start(Map.of(Setting.WORKERS, "1"))) {
            var calls =
                    IntStream.range(0, 20).mapToObj(call -> simulator.asking(1)).toList();
            assertThat(calls).allSatisfy(it -> assertThat(await(it).status()).isEqualTo(200));
        }
    }

    @Test
    void beyondTheRateAndItsBurstACallIsRejectedAndToldWhenToComeBack() {
        try (var simulator = TestSimulator.start(Map.of(Setting.RATE, "0.25", Setting.BURST, "2"))) {
            assertThat(simulator.ask(1).header("x-ratelimit-remaining-requests"))
                    .isEqualTo("1");
            assertThat(simulator.ask(1).status()).isEqualTo(200);
            var refused = simulator.ask(1);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Long.parseLong(refused.header("retry-after"))).isBetween(1L, 4L);
            assertThat(Long.parseLong(refused.header("retry-after-ms"))).isBetween(1L, 4000L);
            assertThat(refused.header("x-ratelimit-limit-requests")).isEqualTo("15");
            assertThat(refused.header("x-ratelimit-remaining-requests")).isEqualTo("0");
            assertThat(refused.header("x-ratelimit-reset-requests")).endsWith("s");
            assertThat(refused.json().getJsonObject("error").getString("code")).isEqualTo("rate_limit_exceeded");
            assertThat(simulator.stats().getInteger("rejected429")).isEqualTo(1);
        }
    }

    @Test
    void beyondTheTokensOfAMinuteACallIsRejected() {
        try (var simulator = TestSimulator.start(Map.of(Setting.TOKENS_PER_MINUTE, "300"))) {
            assertThat(simulator.ask(2).status()).isEqualTo(200);
            var refused = simulator.ask(2);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.error()).contains("tokens");
            assertThat(refused.header("x-ratelimit-limit-tokens")).isEqualTo("300");
        }
    }

    @Test
    void failedCallsAreAnswered500Or503() {
        try (var simulator = TestSimulator.start(Map.of(Setting.FAIL, "1"))) {
            var statuses = Stream.generate(() -> simulator.ask(1).status()).limit(20);
            assertThat(statuses).containsOnly(500, 503).contains(500, 503);
            assertThat(simulator.stats().getInteger("failed500")).isEqualTo(20);
        }
    }

    @Test
    void garbageIsNoJsonToTheEnd() {
        try (var simulator = TestSimulator.start(Map.of(Setting.GARBAGE, "1"))) {
            for (int i = 0; i < 10; i++) {
                assertThat(simulator.ask(2).content()).doesNotEndWith("}]}");
            }
            assertThat(simulator.stats().getInteger("garbage")).isEqualTo(10);
            assertThat(simulator.stats().getInteger("items")).isZero();
        }
    }

    @Test
    void everyCallIsRefusedAsItWasSetUntilItIsNot() {
        var refusing =
                Map.of(Setting.REFUSE, "422", Setting.REFUSE_CODE, "budget_exceeded", Setting.REFUSE_TYPE, "budget");
        try (var simulator = TestSimulator.start(refusing)) {
            var answer = simulator.ask(2);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().getJsonObject("error").getString("code")).isEqualTo("budget_exceeded");
            assertThat(answer.json().getJsonObject("error").getString("type")).isEqualTo("budget");
            assertThat(simulator.stats().getInteger("refused")).isOne();
            simulator.set(new JsonObject().put("refuse", 0));
            assertThat(simulator.ask(2).status()).isEqualTo(200);
        }
    }

    @Test
    void aHangingCallIsNeverAnsweredAndTakesNobodysPlace() {
        try (var simulator = TestSimulator.start(Map.of(Setting.HANG, "1", Setting.WORKERS, "1"))) {
            var hanging = simulator.asking(1);
            simulator.awaitStats(it -> it.getInteger("hung") == 1);
            simulator.set(new JsonObject().put("hang", 0));
            assertThat(simulator.ask(1).status()).isEqualTo(200);
            assertThat(hanging).isNotDone();
        }
    }

    @Test
    void noiseGivesEachTransactionOneWrongOrMissingValue() {
        try (var plain = TestSimulator.start(Map.of());
                var noisy = TestSimulator.start(Map.of(Setting.NOISE, "1"))) {
            var right = plain.ask(20).results();
            var wrong = noisy.ask(20).results();
            assertThat(right).hasSize(20);
            for (int i = 0; i < right.size(); i++) {
                assertThat(wrong.getJsonObject(i)).isNotEqualTo(right.getJsonObject(i));
                assertThat(wrong.getJsonObject(i).getString("id"))
                        .isEqualTo(right.getJsonObject(i).getString("id"));
            }
            assertThat(noisy.stats().getInteger("noisy")).isEqualTo(20);
        }
    }

    @Test
    void dropLeavesAnSmsOut() {
        try (var simulator = TestSimulator.start(Map.of(Setting.DROP, "1"))) {
            assertThat(simulator.ask(5).results()).hasSize(4);
            assertThat(simulator.ask(1).results()).hasSize(1);
            assertThat(simulator.stats().getInteger("dropped")).isEqualTo(1);
        }
    }

    @Test
    void swapGivesTwoSmsEachOthersAnswers() {
        try (var plain = TestSimulator.start(Map.of());
                var swapping = TestSimulator.start(Map.of(Setting.SWAP, "1"))) {
            var right = ids(plain.ask(5));
            var swapped = ids(swapping.ask(5));
            assertThat(swapped).containsExactlyInAnyOrderElementsOf(right);
            assertThat(IntStream.range(0, 5).filter(i -> !swapped.get(i).equals(right.get(i))))
                    .hasSize(2);
        }
    }

    @Test
    void withAKeyCallsWithoutItAreUnauthorized() {
        try (var simulator = TestSimulator.start(Map.of(Setting.KEY, "sk-test"))) {
            assertThat(simulator.ask(1).status()).isEqualTo(401);
            assertThat(simulator.get("/v1/models").status()).isEqualTo(401);
            var body = TestSimulator.question("hello").encode();
            assertThat(simulator.chat(body, "Authorization", "Bearer sk-tes").status())
                    .isEqualTo(401);
            assertThat(simulator.chat(body, "Authorization", "Bearer sk-test").status())
                    .isEqualTo(200);
            assertThat(simulator.set(new JsonObject()).encode())
                    .contains("****")
                    .doesNotContain("sk-test");
        }
    }

    @Test
    void moreStructureThanIsSetIsRefused() {
        var schema = new JsonObject()
                .put("type", "json_schema")
                .put("json_schema", new JsonObject().put("name", "x").put("schema", new JsonObject()));
        var object = new JsonObject().put("type", "json_object");
        try (var simulator = TestSimulator.start(Map.of())) {
            assertThat(statuses(simulator, schema, object)).containsExactly(200, 200);
            simulator.set(new JsonObject().put("structured", "json_object"));
            assertThat(statuses(simulator, schema, object)).containsExactly(400, 200);
            simulator.set(new JsonObject().put("structured", "text"));
            assertThat(statuses(simulator, schema, object, new JsonObject().put("type", "text")))
                    .containsExactly(400, 400, 200);
        }
    }

    private static List<Integer> statuses(TestSimulator simulator, JsonObject... formats) {
        return Stream.of(formats)
                .map(it -> TestSimulator.question("hello").put("response_format", it))
                .map(it -> simulator.chat(it.encode()).status())
                .toList();
    }

    @Test
    void theSameSeedBringsTheSameMishaps() {
        assertThat(mishaps("5")).isEqualTo(mishaps("5")).isNotEqualTo(mishaps("6"));
    }

    private static List<Integer> mishaps(String seed) {
        try (var simulator = TestSimulator.start(Map.of(Setting.FAIL, "0.5", Setting.SEED, seed))) {
            return Stream.generate(() -> simulator.ask(1).status()).limit(30).toList();
        }
    }

    @Test
    void aSettingCanBeChangedWhileItRunsAndWrongOnesChangeNothing() {
        try (var simulator = TestSimulator.start(Map.of())) {
            var settings = simulator.set(new JsonObject().put("latency", 3).put("rate", "7.5"));
            assertThat(settings.getString("latency")).isEqualTo("3ms");
            assertThat(settings.getDouble("rate")).isEqualTo(7.5);
            var wrong = await(simulator.post("/set", "{\"rate\": 8, \"fail\": 1.5, \"jitter\": true}"));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.error()).contains("--jitter");
            wrong = await(simulator.post("/set", "{\"rate\": 8, \"fail\": 1.5}"));
            assertThat(wrong.error()).contains("--fail", "0 to 1");
            wrong = await(simulator.post("/set", "{\"rate\": 8, \"nois\": 1}"));
            assertThat(wrong.error()).contains("noise");
            assertThat(await(simulator.post("/set", "[]")).status()).isEqualTo(400);
            assertThat(await(simulator.post("/set", "")).status()).isEqualTo(400);
            assertThat(simulator.set(new JsonObject()).getDouble("rate")).isEqualTo(7.5);
        }
    }

    @Test
    void resetStartsCountingAnew() {
        try (var simulator = TestSimulator.start(Map.of())) {
            simulator.ask(4);
            var stats = simulator.stats();
            assertThat(stats.getInteger("requests")).isEqualTo(1);
            assertThat(stats.getInteger("ok")).isEqualTo(1);
            assertThat(stats.getInteger("items")).isEqualTo(4);
            await(simulator.post("/reset", ""));
            assertThat(simulator.stats().getInteger("requests")).isZero();
        }
    }

    @Test
    void itHasAModelAndNothingElse() {
        try (var simulator = TestSimulator.start(Map.of())) {
            assertThat(simulator.get("/v1/models").json().getJsonArray("data")).hasSize(1);
            assertThat(simulator.get("/v1/nothing").status()).isEqualTo(404);
            assertThat(simulator.get("/v1/chat/completions").status()).isEqualTo(405);
        }
    }

    @Test
    void whatIsNoRequestIsRefusedWithAReasonAndTheNextIsAnswered() {
        try (var simulator = TestSimulator.start(Map.of())) {
            var good = TestSimulator.question("hello");
            var hostile = List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "7",
                    "{\"model\":\"m\"",
                    "[".repeat(100_000),
                    "{\"a\":".repeat(100_000),
                    "{}",
                    "\u0000",
                    good.copy().put("model", 7).encode(),
                    good.copy().put("model", "").encode(),
                    good.copy().put("messages", "hello").encode(),
                    good.copy().put("messages", new JsonArray()).encode(),
                    good.copy().put("messages", new JsonArray().add("hello")).encode(),
                    good.copy()
                            .put("messages", new JsonArray().add(new JsonObject().put("role", "user")))
                            .encode(),
                    good.copy().put("stream", true).encode(),
                    good.copy().put("response_format", "json").encode(),
                    good.copy()
                            .put("response_format", new JsonObject().put("type", "xml"))
                            .encode(),
                    good.copy()
                            .put("response_format", new JsonObject().put("type", "json_schema"))
                            .encode());
            assertThat(hostile).allSatisfy(body -> {
                var answer = simulator.chat(body);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.error()).isNotBlank();
            });
            assertThat(simulator.stats().getInteger("invalid400")).isEqualTo(hostile.size());
            assertThat(simulator.ask(1).status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        try (var simulator = TestSimulator.start(Map.of())) {
            assertThat(simulator.chat(" ".repeat((8 << 20) + 1)).status()).isEqualTo(413);
            assertThat(simulator.ask(1).status()).isEqualTo(200);
        }
    }
}
