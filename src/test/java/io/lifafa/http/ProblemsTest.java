package io.lifafa.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every error has the one form (RFC 9457), whoever finds it. */
@Timeout(60)
class ProblemsTest {
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
    void aPathThatIsNotThereIsNamed() throws Exception {
        assertProblem(node.get("/api/v1/nothing"), 404, "GET /api/v1/nothing");
    }

    @Test
    void aMethodThatIsNotOfferedNamesThoseThatAre() throws Exception {
        var answer = node.send(node.request("/api/v1/sms").DELETE());
        assertProblem(answer, 405, "DELETE /api/v1/sms");
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(node.send(node.request("/api/v1/sms/some-id").DELETE()).header("Allow"))
                .isEqualTo("GET, HEAD");
    }

    @Test
    void anUnsupportedContentTypeNamesTheSupportedOnes() throws Exception {
        var answer = node.post(new byte[10], "Content-Type", "image/png");
        assertProblem(answer, 415, "application/x-ndjson");
    }

    @Test
    void anUnsupportedContentEncodingIsRefused() throws Exception {
        var body = SampleSms.payment(1).toBuffer().getBytes();
        assertProblem(node.post(body, "Content-Encoding", "br"), 415, "gzip");
    }

    @Test
    void aPathThatCannotBeDecodedIsABadRequest() throws Exception {
        assertThat(RawHttp.exchange(
                        node, "GET /api/v1/sms/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "decoded");
    }

    @Test
    void whatIsNotHttpIsABadRequest() throws Exception {
        assertThat(RawHttp.exchange(node, "HELO example\r\n\r\n"))
                .contains(" 400 ", "application/problem+json", "\"status\":400");
    }

    @Test
    void aContentLengthThatIsNoNumberIsABadRequest() throws Exception {
        assertThat(RawHttp.exchange(
                        node, "POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Length: ten\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void aRequestLineThatIsTooLongSaysSo() throws Exception {
        assertThat(RawHttp.exchange(node, "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains(" 414 ", "application/problem+json");
    }

    @Test
    void headerFieldsThatAreTooLargeSaySo() throws Exception {
        assertThat(RawHttp.exchange(node, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .contains(" 431 ", "application/problem+json");
    }

    @Test
    void aBodyThatIsTooLargeForItsRouteSaysSo() throws Exception {
        var answer = node.send(node.request("/api/v1/dead-letters/replay")
                .POST(BodyPublishers.ofByteArray(new byte[5 * 1024 * 1024])));
        assertProblem(answer, 413, "too large");
    }

    private static void assertProblem(TestNode.Answer answer, int status, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getInteger("status")).isEqualTo(status);
        assertThat(answer.json().getString("title")).isNotBlank();
        assertThat(answer.json().getString("detail")).contains(detail);
    }
}
