package io.lifafa.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the HTTP contract promises to those who send what they should. */
@Timeout(60)
class SmsOverHttpTest {
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static JsonObject fresh() {
        return SampleSms.payment(275).put("unique_id", UUID.randomUUID().toString());
    }

    @Test
    void oneSmsIsAcceptedAndCanBeFollowed() throws Exception {
        var answer = node.postJson(fresh().encode());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getInteger("accepted")).isEqualTo(1);
        var id = answer.json().getString("batch_id");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/batches/" + id);
        assertThat(node.done(answer))
                .isEqualTo(new JsonObject()
                        .put("batch_id", id)
                        .put("accepted", 1)
                        .put("processed", 1)
                        .put("filtered", 0)
                        .put("duplicate", 0)
                        .put("dead", 0)
                        .put("pending", 0)
                        .put("done", true));
    }

    @Test
    void manyAtTheSameMomentEachFollowTheirOwnBatch() throws Exception {
        var requests = IntStream.range(0, 200)
                .mapToObj(i -> i % 10 == 0 ? twice() : new JsonArray().add(fresh()))
                .toList();
        var answers = requests.parallelStream().map(it -> posted(it)).toList();
        for (int i = 0; i < answers.size(); i++) {
            int size = requests.get(i).size();
            assertThat(answers.get(i).status()).as(answers.get(i).body()).isEqualTo(202);
            var done = node.done(answers.get(i));
            assertThat(done.getInteger("accepted")).isEqualTo(size);
            assertThat(done.getInteger("processed")).isEqualTo(1);
            assertThat(done.getInteger("duplicate")).isEqualTo(size - 1);
        }
    }

    private static JsonArray twice() {
        var sms = fresh();
        return new JsonArray().add(sms).add(sms);
    }

    private static TestNode.Answer posted(JsonArray body) {
        try {
            return node.postJson(body.encode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anArrayAndAWrapperAreAccepted() throws Exception {
        var array = new JsonArray().add(fresh()).add(fresh());
        assertThat(accepted(node.postJson(array.encode()))).isEqualTo(2);
        var sms = fresh();
        sms.remove("user_id");
        var wrapper = new JsonObject().put("user_id", "lata").put("sms_data", new JsonArray().add(sms));
        var answer = node.postJson(wrapper.encode());
        assertThat(accepted(answer)).isEqualTo(1);
        node.done(answer);
        assertThat(node.get("/api/v1/sms/" + sms.getString("unique_id")).json().getString("user_id"))
                .isEqualTo("lata");
    }

    @Test
    void linesOfUnknownLengthAreAcceptedAsAStream() throws Exception {
        var lines = IntStream.range(0, 1_200).mapToObj(i -> fresh().encode()).collect(Collectors.joining("\n"));
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        var answer = node.send(node.request("/api/v1/sms")
                .header("Content-Type", "application/x-ndjson")
                .POST(body));
        assertThat(accepted(answer)).isEqualTo(1_200);
        assertThat(node.done(answer).getInteger("processed")).isEqualTo(1_200);
    }

    @Test
    void aLongBodyOfKnownLengthIsReadAsAStream() throws Exception {
        var array = new JsonArray();
        IntStream.range(0, 6_000).forEach(i -> array.add(fresh()));
        assertThat(array.encode().length()).isGreaterThan(ShortBodies.MAX_BYTES);
        assertThat(accepted(node.postJson(array.encode()))).isEqualTo(6_000);
    }

    @Test
    void csvAndXmlAreAcceptedAndWhatWasSentByTheUserIsSkipped() throws Exception {
        var csv = "sender,body,date\nAX-SURYAB-T," + SampleSms.text(31) + ",2025-06-02T15:48:00+05:30\n";
        assertThat(accepted(node.post(bytes(csv), "Content-Type", "text/csv"))).isEqualTo(1);
        var xml = "<smses count=\"2\"><sms address=\"AX-SURYAB-T\" type=\"1\" date=\"1748859480000\" body=\""
                + SampleSms.text(32)
                + "\"/><sms address=\"+911\" type=\"2\" date=\"1748859480000\" body=\"ok\"/></smses>";
        var answer = node.post(bytes(xml), "Content-Type", "application/xml");
        assertThat(accepted(answer)).isEqualTo(1);
        assertThat(answer.json().getJsonObject("skipped")).isEqualTo(new JsonObject().put("sent", 1));
    }

    @Test
    void anExportOfSentMessagesAloneIsNoErrorAndHasNoBatch() throws Exception {
        var xml = "<smses><sms address=\"+911\" type=\"2\" date=\"1748859480000\" body=\"ok\"/></smses>";
        var answer = node.post(bytes(xml), "Content-Type", "application/xml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void gzipIsUnpackedAnnouncedOrNot() throws Exception {
        var packed = gzip(bytes(fresh().encode()));
        assertThat(accepted(node.post(packed, "Content-Type", "application/json", "Content-Encoding", "gzip")))
                .isEqualTo(1);
        assertThat(accepted(node.post(gzip(bytes(fresh().encode()))))).isEqualTo(1);
    }

    @Test
    void aSenderThatAsksFirstIsToldToGoOn() throws Exception {
        var body = fresh().encode();
        try (var raw = new RawHttp(node)) {
            raw.send("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nConnection: close\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n");
            assertThat(raw.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            raw.send(body);
            assertThat(raw.readAll()).contains("HTTP/1.1 202 Accepted");
        }
    }

    private static int accepted(TestNode.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().getInteger("accepted");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
