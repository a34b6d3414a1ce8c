package io.lifafa.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.SampleSms;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A key whose request failed is free, and whoever repeats a request under it repeats the same batch. */
@Timeout(60)
class KeysOfFailedRequestsTest {
    private static HttpResponse<String> post(IngestStage stage, String key, int... numbers) throws Exception {
        var body = Arrays.stream(numbers)
                .mapToObj(i -> SampleSms.payment(i).encode())
                .collect(Collectors.joining(",", "[", "]"));
        return stage.send(stage.request("application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)))
                .get();
    }

    private static String batchId(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("batch_id");
    }

    @Test
    void aStoreThatDiesDuringARequestLeavesItsKeyFreeWhenItIsBack() throws Exception {
        try (var stage = new IngestStage(Map.of())) {
            stage.store.failAfter = 0;
            stage.store.keysAreLost = true;
            assertThat(post(stage, "k", 1).statusCode()).isEqualTo(503);
            stage.store.failAfter = Integer.MAX_VALUE;
            stage.store.keysAreLost = false;

            var again = post(stage, "k", 1);

            assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
        }
    }

    @Test
    void aKeyThatCouldNotBeFreedIsFreedForOtherNodesWhenTheStoreIsBack() throws Exception {
        try (var stage = new IngestStage(Map.of())) {
            stage.store.failAfter = 0;
            stage.store.keysAreLost = true;
            post(stage, "k", 1);
            assertThat(stage.store.held).hasSize(1);
            stage.store.keysAreLost = false;
            Awaiting.until("the key is free", () -> stage.store.held.isEmpty());
        }
    }

    @Test
    void anAnswerThatCouldNotBeKeptIsGivenAgainWithTheSameBatchAndNothingIsTakenTwice() throws Exception {
        try (var stage = new IngestStage(Map.of())) {
            stage.store.losesFinish = true;
            var first = post(stage, "k", 1, 2);
            assertThat(first.statusCode()).isEqualTo(202);
            stage.store.losesFinish = false;

            var again = post(stage, "k", 1, 2);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(stage.store.appended).as("the same chunk").hasSize(2);
            assertThat(stage.store.appended.stream().map(it -> it.id()).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void anotherBodyAfterAFailureIsTakenToo() throws Exception {
        try (var stage = new IngestStage(Map.of())) {
            stage.store.losesFinish = true;
            var first = post(stage, "k", 1);
            var second = post(stage, "k", 2);

            assertThat(batchId(second)).isEqualTo(batchId(first));
            assertThat(stage.store.appended.stream().map(it -> it.id()).distinct())
                    .hasSize(2);
        }
    }
}
