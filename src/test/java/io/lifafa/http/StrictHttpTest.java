package io.lifafa.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two servers could read in two ways is read in none; whatever can be answered is answered. */
@Timeout(60)
class StrictHttpTest {
    private static final String CHUNKED = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static void assertBad(String request) throws Exception {
        assertThat(RawHttp.exchange(node, request))
                .as(request)
                .startsWith("HTTP/1.")
                .contains(" 400 Bad Request\r\n", "application/problem+json")
                .doesNotContainPattern("(?s)HTTP/1.1 \\d.*HTTP/1.1 \\d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: identity, chunked\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding:\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 5\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length : 5\r\n",
                "Host: other\r\n",
                "Host: localhost\r\n",
            })
    void aLengthOrAHostThatCanBeReadInTwoWaysIsABadRequestAndTheEnd(String header) throws Exception {
        assertBad("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\n" + header
                + "\r\n0\r\n\r\nGET /api/v1/limiter HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    @Test
    void aRequestWithoutAHostIsABadRequestButForHttp10() throws Exception {
        assertBad("GET /api/v1/limiter HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(RawHttp.exchange(node, "GET /nothing HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.");
        assertBad("POST /api/v1/sms HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.01", "HTTP/01.1", "HTTP/1.2", "HTTP/3.0"})
    void aVersionThatIsSpeltAnotherWayIsABadRequest(String version) throws Exception {
        assertBad("GET /api/v1/limiter " + version + "\r\nHost: localhost\r\n\r\n");
    }

    @Test
    void anAbsoluteAddressMustAgreeWithTheHost() throws Exception {
        assertBad("GET http://evil.example/api/v1/limiter HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertBad("GET http://localhost/api/v1/limiter HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        assertThat(RawHttp.exchange(
                        node, "GET http://localhost/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nab\r\n",
                "-1\r\n",
                "ffffffffffffffffff\r\n",
                "2\r\n[]XX0\r\n\r\n",
                "2;\u0001\r\nab\r\n",
                " \r\n"
            })
    void aChunkThatIsNoneIsAnsweredBadRequest(String chunk) throws Exception {
        assertBad("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\n" + CHUNKED + chunk);
        assertBad("POST /api/v1/dead-letters/replay HTTP/1.1\r\nHost: localhost\r\n" + CHUNKED + chunk);
    }

    @Test
    void aClientThatEndsItsSendingSideGetsItsAnswer() throws Exception {
        var body = SampleSms.payment(3).encode();
        var request =
                "POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ";
        try (var raw = new RawHttp(node)) {
            raw.send(request + body.length() + "\r\n\r\n" + body);
            raw.endSending();
            assertThat(raw.readAll()).startsWith("HTTP/1.1 202 ");
        }
        try (var raw = new RawHttp(node)) {
            raw.send(request + (body.length() + 1) + "\r\n\r\n" + body);
            raw.endSending();
            assertThat(raw.readAll()).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        }
        try (var raw = new RawHttp(node)) {
            raw.send("GET /api/v1/lim");
            raw.endSending();
            assertThat(raw.readAll()).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/transactions?user_id=%",
                "/api/v1/transactions?user_id=u&from=%2B999999999-12-31T23:59:59Z",
                "/api/v1/transactions?user_id=u&to=-999999999-01-01T00:00:00Z",
                "/api/v1/transactions?user_id=u&to=9999-12-31T23:59:59-18:00",
                "/api/v1/transactions?user_id=u&from=0000-01-01",
                "/api/v1/transactions?user_id=u&cursor=eyJkIjoiKzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVoiLCJpIjoiYSJ9",
                "/api/v1/transactions?user_id=u&cursor=eyJkIjoiLTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFoiLCJpIjoiYSJ9",
                "/api/v1/transactions?user_id=u&cursor=eyJkIjoxLCJpIjoxfQ",
                "/api/v1/transactions?user_id=u&cursor=eyJkIjoiMjAyNS0wMS0wMVQwMDowMDowMFoiLCJpIjoxfQ",
                "/api/v1/transactions?user_id=u&cursor=eyJkIjoiMjAyNS0wMS0wMVQwMDowMDowMFoifQ",
                "/api/v1/sms/%",
                "/api/v1/batches/%c3%28%",
            })
    void aParameterThatNothingCanHoldIsABadRequest(String path) throws Exception {
        assertBad("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
