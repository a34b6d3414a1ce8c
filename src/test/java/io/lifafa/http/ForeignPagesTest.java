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

/** A page in the browser of somebody who reaches the port can neither write nor read. */
@Timeout(60)
class ForeignPagesTest {
    private static final String JSON = "Content-Type: application/json\r\n";

    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of("http.allowed_hosts", "sms.example.org, .apps.example.org"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String post(String host, String headers) throws Exception {
        var body = SampleSms.payment(1).encode();
        return RawHttp.exchange(
                node,
                "POST /api/v1/sms HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String get(int port, String path, String host, String headers) throws Exception {
        try (var raw = new RawHttp(port)) {
            raw.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n");
            return raw.readAll();
        }
    }

    private static void assertRefused(String answer, int status, String word) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("application/problem+json", word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain\r\n", JSON, "", "Content-Type: multipart/form-data\r\n"})
    void aForeignOriginWritesNothingWhateverTheType(String type) throws Exception {
        for (var origin : new String[] {"https://evil.example", "null", "http://localhost:3000", "http://127.0.0.1"}) {
            assertRefused(post("127.0.0.1:8080", type + "Origin: " + origin + "\r\n"), 403, "http.allowed_hosts");
        }
    }

    @Test
    void aRequestThatAForeignPageCausedIsRefused() throws Exception {
        for (var site : new String[] {"cross-site", "same-site", "Cross-Site"}) {
            assertRefused(post("localhost", JSON + "Sec-Fetch-Site: " + site + "\r\n"), 403, "page");
            assertRefused(
                    get(node.node().httpPort(), "/api/v1/limiter", "localhost", "Sec-Fetch-Site: " + site + "\r\n"),
                    403,
                    "page");
            assertRefused(
                    get(node.node().managementPort(), "/metrics", "localhost", "Sec-Fetch-Site: " + site + "\r\n"),
                    403,
                    "page");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "169.254.1.1",
                "[fe80::1]",
                "127.0.0.1.evil.example",
                "apps.example.org.evil",
                "a..b",
                "sms.example.org.",
                "",
                "0",
                "2130706433",
                "0x7f000001"
            })
    void aNameThatIsNotOursIsMisdirectedOnBothPorts(String host) throws Exception {
        if (host.equals("sms.example.org.")) {
            assertThat(post(host, JSON)).as("the same name, written out").startsWith("HTTP/1.1 202 ");
            return;
        }
        int status = host.isEmpty() || host.equals("a..b") ? 4 : 421;
        assertThat(post(host, JSON)).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        var management = get(node.node().managementPort(), "/health/live", host, "");
        assertThat(management).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        if (status == 421) {
            assertThat(management).contains("http.allowed_hosts");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8080",
                "localhost:1",
                "LOCALHOST",
                "[::1]:8080",
                "lifafa.localhost",
                "127.1.2.3",
                "sms.example.org:443",
                "x.apps.example.org",
                "apps.example.org"
            })
    void namesOfThisMachineAndThoseConfiguredAreServed(String host) throws Exception {
        assertThat(post(host, JSON)).startsWith("HTTP/1.1 202 ");
        assertThat(get(node.node().managementPort(), "/health/live", host, "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void ourOwnPageAndOneThatIsConfiguredMayWrite() throws Exception {
        assertThat(post("localhost:8080", JSON + "Origin: http://localhost:8080\r\nSec-Fetch-Site: same-origin\r\n"))
                .startsWith("HTTP/1.1 202 ");
        assertThat(post("localhost:8080", JSON + "Origin: https://sms.example.org\r\nSec-Fetch-Site: cross-site\r\n"))
                .startsWith("HTTP/1.1 202 ");
        assertThat(post("localhost", JSON + "Sec-Fetch-Site: none\r\n")).startsWith("HTTP/1.1 202 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain;charset=UTF-8\r\n",
                "",
                "Content-Type: multipart/form-data; boundary=x\r\n"
            })
    void whatAPageCanSendUnaskedNoBrowserSends(String type) throws Exception {
        assertRefused(post("localhost", type + "Sec-Fetch-Site: same-origin\r\n"), 415, "application/json");
        assertRefused(post("localhost", type + "Origin: http://localhost\r\n"), 415, "application/json");
    }

    @Test
    void whatCurlSendsUnaskedIsTakenAsBefore() throws Exception {
        assertThat(post("localhost", "Content-Type: application/x-www-form-urlencoded\r\n"))
                .startsWith("HTTP/1.1 202 ");
        assertThat(post("localhost", "")).startsWith("HTTP/1.1 202 ");
        assertThat(post("localhost", "Content-Type: text/plain\r\n")).startsWith("HTTP/1.1 202 ");
    }

    @Test
    void theWebSocketUpgradeIsNotOffered() throws Exception {
        var upgrade =
                "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        for (var path : new String[] {"/", "/api/v1/limiter"}) {
            try (var raw = new RawHttp(node)) {
                raw.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n" + upgrade + "\r\n");
                assertThat(raw.readLine()).doesNotContain(" 101 ");
            }
        }
    }

    @Test
    void headIsAnsweredWhereGetIs() throws Exception {
        var head = "HEAD /api/v1/limiter HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        var answer = RawHttp.exchange(node, head);
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(" 405 ").endsWith("\r\n\r\n");
        try (var raw = new RawHttp(node.node().managementPort())) {
            raw.send("HEAD /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(raw.readAll()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        }
        assertThat(node.send(node.request("/api/v1/limiter").DELETE()).header("Allow"))
                .isEqualTo("GET, HEAD");
    }
}
