package io.lifafa.ingest;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit has an answer that arrives, and what was taken before it stays taken. */
@Timeout(60)
class LimitsTest {
    private static final String CHUNKED =
            "POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Test
    void aDeclaredLengthOverTheLimitIsRefusedBeforeItIsSent() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_request_bytes", "10KiB"));
                var raw = new RawHttp(stage.port())) {
            raw.send(
                    "POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\nExpect: 100-continue\r\n\r\n");
            assertThat(raw.readLine()).startsWith("HTTP/1.1 413");
            assertThat(stage.refused("too_large")).isEqualTo(1);
        }
    }

    @Test
    void theAnswerReachesASenderThatIsStillSending() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_request_bytes", "10KiB"));
                var raw = new RawHttp(stage.port())) {
            raw.send("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30000000\r\n\r\n");
            raw.send(new byte[30_000_000]);
            assertThat(raw.readAll()).startsWith("HTTP/1.1 413").contains("10240 bytes");
        }
    }

    @Test
    void anUndeclaredLengthOverTheLimitSaysWhatWasTakenBefore() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_request_bytes", "400KiB"))) {
            var body = SampleSms.payments(3_000).encode().getBytes(StandardCharsets.UTF_8);
            var answer = stage.send(stage.request("application/json")
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                    .get();
            assertThat(answer.statusCode()).isEqualTo(413);
            var problem = new JsonObject(answer.body());
            int taken = stage.store.appended.stream()
                    .mapToInt(it -> it.items().size())
                    .sum();
            assertThat(taken).isPositive();
            assertThat(problem.getInteger("accepted")).isEqualTo(taken);
            assertThat(problem.getString("batch_id"))
                    .isEqualTo(stage.store.appended.peek().batchId());
        }
    }

    @Test
    void linesHaveNoLimit() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_request_bytes", "10KiB"))) {
            var answer = stage.send(lines(stage, 200)).get();
            assertThat(answer.statusCode()).isEqualTo(202);
        }
    }

    @Test
    void aFullBacklogIsAnsweredWithWhenToComeBack() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_backlog_sms", "1"))) {
            stage.store.backlog.set(1);
            await(stage.gate.refresh());
            assertLater(stage.post(SampleSms.payment(1).encode()), "backlog");
            assertThat(stage.store.appended).isEmpty();
            assertThat(stage.refused("backlog")).isEqualTo(1);
            stage.store.backlog.set(0);
            await(stage.gate.refresh());
            assertThat(stage.post(SampleSms.payment(1).encode()).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void aStreamWaitsForRoomInTheBacklogAndIsRefusedWhenThereIsNone() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_backlog_sms", "1000", "ingest.read_timeout", "300ms"))) {
            stage.store.backlog.set(500);
            await(stage.gate.refresh());
            var answer = stage.send(lines(stage, 3_000)).get();
            assertLater(answer, "backlog");
            assertThat(new JsonObject(answer.body()).getInteger("accepted")).isEqualTo(500);
            assertThat(stage.store.appended).hasSize(1);
        }
    }

    @Test
    void oneStreamTooManyIsRefusedWhileShortRequestsGoOn() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_streams", "1"));
                var first = new RawHttp(stage.port())) {
            first.send(CHUNKED.formatted("application/x-ndjson"));
            first.send(chunk(SampleSms.payment(1).encode() + "\n"));
            var second = awaitRefusal(stage);
            assertLater(second, "1 streams");
            assertThat(stage.post(SampleSms.payment(2).encode()).statusCode()).isEqualTo(202);
            first.send("0\r\n\r\n");
            assertThat(first.readLine()).startsWith("HTTP/1.1 202");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void aPackedBodyIsAsLongAsWhatItUnpacksToAnnouncedOrNot(String encoding) throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_streams", "1"));
                var first = new RawHttp(stage.port())) {
            var much = packed(stage, encoding, 12_000);
            first.send(CHUNKED.formatted("application/x-ndjson"));
            first.send(chunk(SampleSms.payment(1).encode() + "\n"));
            awaitRefusal(stage);
            assertLater(stage.send(much).get(), "1 streams");
            assertThat(stage.store.appended).as("nothing of it").isEmpty();
            var little = stage.send(packed(stage, encoding, 100)).get();
            assertThat(little.statusCode()).as(little.body()).isEqualTo(202);
            first.send("0\r\n\r\n");
            assertThat(first.readLine()).startsWith("HTTP/1.1 202");
            var taken = stage.send(much).get();
            assertThat(new JsonObject(taken.body()).getInteger("accepted")).isEqualTo(12_000);
        }
    }

    /** Short as it is sent: a fiftieth of its text. */
    private static HttpRequest.Builder packed(IngestStage stage, String encoding, int count) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (int i = 1; i <= count; i++) {
                var sms = SampleSms.payment(i);
                sms.put("body", sms.getString("body") + " ".repeat(100));
                gzip.write((sms.encode() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(bytes.size()).isLessThan(ShortBodies.MAX_BYTES);
        return stage.request("application/x-ndjson")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray()));
    }

    /** The first stream may not have come yet. */
    private static HttpResponse<String> awaitRefusal(IngestStage stage) throws Exception {
        while (true) {
            try {
                var answer = stage.send(lines(stage, 1)).get(500, TimeUnit.MILLISECONDS);
                if (answer.statusCode() == 503) {
                    return answer;
                }
            } catch (java.util.concurrent.TimeoutException waiting) {
                continue;
            }
        }
    }

    @Test
    void aSilentSenderIsAnsweredAndGivenUp() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.read_timeout", "200ms"))) {
            try (var slow = new RawHttp(stage.port())) {
                slow.send("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n[");
                assertThat(slow.readLine()).startsWith("HTTP/1.1 408");
            }
            try (var slow = new RawHttp(stage.port())) {
                slow.send(CHUNKED.formatted("application/x-ndjson") + chunk(SampleSms.payment(1) + "\n"));
                assertThat(slow.readLine()).startsWith("HTTP/1.1 408");
            }
            assertThat(stage.refused("silent")).isEqualTo(2);
        }
    }

    @Test
    void aSenderThatVanishesCostsNothing() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_streams", "1"))) {
            try (var raw = new RawHttp(stage.port())) {
                raw.send(CHUNKED.formatted("application/x-ndjson") + chunk(SampleSms.payment(1) + "\n"));
                raw.vanish();
            }
            try (var raw = new RawHttp(stage.port())) {
                raw.send("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n[");
                raw.vanish();
            }
            awaitLost(stage, 2);
            assertThat(stage.send(lines(stage, 10)).get().statusCode()).isEqualTo(202);
        }
    }

    private static void awaitLost(IngestStage stage, int count) {
        Awaiting.until(
                "lost requests are counted",
                () -> stage.registry
                                        .find("lifafa.requests.refused")
                                        .tag("reason", "lost")
                                        .counter()
                                != null
                        && stage.refused("lost") >= count);
    }

    @Test
    void aFailingStoreIsNeverAnAcceptance() throws Exception {
        try (var stage = new IngestStage(Map.of())) {
            stage.store.failAfter = 0;
            assertLater(stage.post(SampleSms.payment(1).encode()), "connection to the database lost");
            assertLater(stage.send(lines(stage, 10)).get(), "connection to the database lost");
        }
    }

    @Test
    void aStoreThatFailsWithinAStreamLeavesWhatWasTaken() throws Exception {
        try (var stage = new IngestStage(Map.of())) {
            stage.store.failAfter = 2;
            var answer = stage.send(lines(stage, 3_000)).get();
            assertLater(answer, "connection to the database lost");
            assertThat(new JsonObject(answer.body()).getInteger("accepted")).isEqualTo(1_000);
        }
    }

    private static HttpRequest.Builder lines(IngestStage stage, int count) {
        var lines = IntStream.rangeClosed(1, count)
                .mapToObj(i -> SampleSms.payment(i).encode())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        return stage.request("application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(lines)));
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static void assertLater(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains(reason);
    }
}
