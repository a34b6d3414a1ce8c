package io.lifafa.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong is named by item and field; what is good beside it is taken. */
@Timeout(60)
class BadInputOverHttpTest {
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void anEmptyBodyIsRefused() throws Exception {
        assertRefused(node.postJson(""), 400, "empty");
    }

    @Test
    void anEmptyArrayIsRefused() throws Exception {
        assertRefused(node.postJson("[]"), 422, "no SMS");
    }

    @Test
    void textThatIsNoJsonIsRefused() throws Exception {
        assertRefused(node.postJson("hello"), 400, "not JSON");
    }

    @Test
    void anUnknownFormatIsRefused() throws Exception {
        assertRefused(node.post(new byte[] {1, 2, 3, 4, 5, 6}), 400, "");
    }

    @Test
    void theItemsBeforeATearAreTaken() throws Exception {
        assertBeside("[" + SampleSms.payment(1) + ",{\"sender\":\"AX", 1, "item");
    }

    @Test
    void wrongTypesAreRejectedByField() throws Exception {
        assertBeside("[{\"sender\":7,\"body\":[],\"date\":{}}," + SampleSms.payment(2) + "]", 0, "body");
    }

    @Test
    void aMissingBodyAndTheWordNullAreRejected() throws Exception {
        assertBeside("[" + SampleSms.payment(3) + "," + SampleSms.payment(4).put("body", "null") + "]", 1, "body");
    }

    @Test
    void datesNoPhoneCanHaveAreRejected() throws Exception {
        assertBeside(
                "[" + SampleSms.payment(5) + "," + SampleSms.payment(6).put("date", "9999-12-31T00:00:00Z") + "]",
                1,
                "date");
        assertBeside(
                "[" + SampleSms.payment(5) + "," + SampleSms.payment(6).put("date", "0000-01-01T00:00:00Z") + "]",
                1,
                "date");
    }

    @Test
    void aBodyOfFiveMegabytesIsRejectedAndItsNeighboursAreTaken() throws Exception {
        var large = SampleSms.payment(7).put("body", "x".repeat(5_000_000));
        assertBeside("[" + SampleSms.payment(8) + "," + large + "," + SampleSms.payment(9) + "]", 1, "item");
    }

    @Test
    void tenThousandLevelsOfNestingAreRejected() throws Exception {
        var deep = "{\"sender\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertBeside("[" + SampleSms.payment(10) + "," + deep + "]", 1, "item");
    }

    @Test
    void aLoneSurrogateInAnIdIsRejected() throws Exception {
        assertBeside(
                "[" + SampleSms.payment(11)
                        + ",{\"unique_id\":\"a\\ud800b\",\"sender\":\"AX\",\"body\":\"b\",\"date\":1748859480000}]",
                1,
                "unique_id");
    }

    @Test
    void csvWithoutAHeaderIsRefusedWithTheNamesOfTheColumns() throws Exception {
        assertRefused(node.post(bytes("AX,hello,2025\n"), "Content-Type", "text/csv"), 400, "header line");
    }

    @Test
    void whatIsAnnouncedAsGzipAndIsNotIsRefused() throws Exception {
        assertRefused(
                node.post(bytes(SampleSms.payment(12).encode()), "Content-Encoding", "gzip"), 400, "announced as gzip");
    }

    @Test
    void aGzipBombIsNotUnpacked() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes("[" + SampleSms.payment(13) + ","));
            var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 64; i++) {
                gzip.write(spaces);
            }
        }
        var answer = node.post(out.toByteArray(), "Content-Type", "application/json", "Content-Encoding", "gzip");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getInteger("accepted")).isEqualTo(1);
        assertThat(answer.json().getJsonArray("rejected").encode()).contains("unpack");
        assertThat(node.get("/api/v1/transactions?user_id=meera").status()).isEqualTo(200);
    }

    @Test
    void aGzipInputOfTwentyThousandEmptyMembersIsReadToItsEnd() throws Exception {
        var empty = new ByteArrayOutputStream();
        new GZIPOutputStream(empty).close();
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            empty.writeTo(out);
        }
        assertRefused(node.post(out.toByteArray(), "Content-Type", "application/json"), 400, "empty");
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes(SampleSms.payment(15).encode()));
        }
        var answer = node.post(out.toByteArray(), "Content-Type", "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void onlyTheFirstThousandRejectionsAreListed() throws Exception {
        var items = "{},".repeat(1_500);
        var answer = node.postJson("[" + items + SampleSms.payment(14) + "]");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getInteger("rejected_count")).isEqualTo(1_500);
        assertThat(answer.json().getJsonArray("rejected")).hasSize(1_000);
    }

    @Test
    void noTextOfAnSmsIsInAnErrorAnswer() throws Exception {
        var answer =
                node.postJson("[{\"sender\":\"AX-SURYAB-T\",\"body\":\"secret words 4711\",\"date\":\"someday\"}]");
        assertRefused(answer, 422, "date");
        assertThat(answer.body()).doesNotContain("secret", "4711", "someday");
    }

    private static void assertRefused(TestNode.Answer answer, int status, String detail) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("detail")).contains(detail);
    }

    private static void assertBeside(String body, int index, String field) throws Exception {
        var answer = node.postJson(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var rejected = answer.json().getJsonArray("rejected");
        assertThat(rejected).hasSize(1);
        assertThat(rejected.getJsonObject(0).getInteger("index")).isEqualTo(index);
        assertThat(rejected.getJsonObject(0).getString("field")).isEqualTo(field);
        assertThat(answer.json().getInteger("accepted")).isPositive();
        assertThat(node.done(answer).getInteger("dead")).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
