package io.lifafa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.cli.base.CaFile;
import io.lifafa.cluster.Certificates;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS: the guards stand behind TLS as they stand without it, and certificates are renewed under way. */
@Timeout(60)
class TlsPortTest {
    private static final String GET = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n";
    private static final String LAST = GET + "Connection: close\r\n\r\n";

    /** A record of the handshake that states 512 bytes and brings six. */
    private static final byte[] BEGUN = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

    private static Certificates certificates;
    private static SSLContext trust;

    @TempDir
    Path dir;

    @BeforeAll
    static void make() throws IOException {
        certificates = Certificates.made();
        trust = CaFile.trusted(certificates.one().resolve("ca.crt"));
    }

    private void copy(Path from, String file) throws IOException {
        Files.copy(from.resolve(file), dir.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private TestNode start(Map<String, String> more) throws Exception {
        copy(certificates.one(), "tls.crt");
        copy(certificates.one(), "tls.key");
        return TestNode.start(settings(more));
    }

    private Map<String, String> settings(Map<String, String> more) {
        var all = new HashMap<>(more);
        for (var port : new String[] {"http", "management"}) {
            all.put(port + ".tls_certificate_file", dir.resolve("tls.crt").toString());
            all.put(port + ".tls_key_file", dir.resolve("tls.key").toString());
        }
        return all;
    }

    private static RawHttp open(TestNode node) throws IOException {
        return RawHttp.tls(node.node().httpPort(), trust);
    }

    private static String exchange(int port, String text) throws IOException {
        try (var raw = RawHttp.tls(port, trust)) {
            raw.send(text);
            return raw.readAll();
        }
    }

    private static String exchange(TestNode node, String text) throws IOException {
        return exchange(node.node().httpPort(), text);
    }

    @Test
    void aClientThatVerifiesSendsAnSmsAndSeesHealth() throws Exception {
        var client = HttpClient.newBuilder().sslContext(trust).build();
        try (var node = start(Map.of())) {
            var sms = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + node.node().httpPort() + "/api/v1/sms"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(SampleSms.payment(1).encode()))
                    .build();
            var answer = client.send(sms, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            var management = "https://127.0.0.1:" + node.node().managementPort();
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(management + "/health/ready"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .contains("http_tls", "management_tls", "certificate_expires");
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(management + "/metrics"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .contains("lifafa_tls_certificate_expiry_timestamp_seconds{server=\"http\"}");
        }
    }

    @Test
    void newConnectionsSeeARenewedCertificateWhileAnOldOneGoesOn() throws Exception {
        try (var node = start(Map.of());
                var old = open(node)) {
            var before = old.certificate();
            old.send(GET + "\r\n");
            assertThat(old.readLine()).contains(" 404 ");
            copy(certificates.two(), "tls.key");
            copy(certificates.two(), "tls.crt");
            Awaiting.until("a new connection sees it", () -> {
                try (var young = open(node)) {
                    return !young.certificate().equals(before);
                }
            });
            old.send(LAST);
            assertThat(old.readAll()).contains("HTTP/1.1 404 ");
        }
    }

    @Test
    void halfAFileKeepsTheFormerCertificateAndHealthSaysSo() throws Exception {
        try (var node = start(Map.of())) {
            var whole = Files.readString(certificates.two().resolve("tls.crt"));
            Files.writeString(dir.resolve("tls.crt"), whole.substring(0, 200));
            var ready = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            var named = "http.tls_certificate_file: " + dir.resolve("tls.crt") + " holds no whole certificate";
            Awaiting.until("health tells", () -> exchange(node.node().managementPort(), ready)
                    .contains(named));
            assertThat(exchange(node.node().managementPort(), ready)).startsWith("HTTP/1.1 200");
            assertThat(exchange(node, LAST)).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aKeyOfAnotherCertificateEndsTheStartWithTheFilesName() throws Exception {
        copy(certificates.one(), "tls.crt");
        copy(certificates.two(), "tls.key");
        assertThatThrownBy(() -> TestNode.start(settings(Map.of())))
                .hasRootCauseInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining("management.tls_key_file: " + dir.resolve("tls.key"))
                .hasMessageContaining("does not belong");
    }

    @Test
    void aHandshakeThatDoesNotEndIsCutOff() throws Exception {
        try (var node = start(Map.of("http.header_timeout", "300ms"));
                var silent = new RawHttp(node);
                var begun = new RawHttp(node.node().managementPort())) {
            begun.send(BEGUN);
            assertThat(silent.readAll()).isEmpty();
            assertThat(begun.readBytes()).isEmpty();
        }
    }

    @Test
    void afterTheHandshakeTheHeadHasItsTimeToo() throws Exception {
        try (var node = start(Map.of("http.header_timeout", "2s"));
                var slow = open(node)) {
            slow.send("GET / HTTP/1.1\r\n");
            assertThat(slow.readAll()).startsWith("HTTP/1.1 408 ").contains("http.header_timeout");
        }
    }

    @Test
    void plainHttpIsToldToUseHttps() throws Exception {
        try (var node = start(Map.of())) {
            assertThat(RawHttp.exchange(node, LAST)).startsWith("HTTP/1.1 400 ").contains("https://");
            assertThat(RawHttp.exchange(node, "\u0001\u0002\u0003\u0004\u0005\u0006"))
                    .doesNotContain("HTTP");
        }
    }

    @Test
    void strictRulesHoldBehindTls() throws Exception {
        try (var node = start(Map.of("http.body_grace", "300ms"))) {
            assertThat(exchange(
                            node,
                            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(exchange(node, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(exchange(node, GET.replace("localhost", "evil.example") + "Connection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ");
            assertThat(exchange(
                            node,
                            "POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n "))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("http.min_body_rate");
        }
    }

    @Test
    void anOriginIsTheRequestsOwnByHttpsAlone() throws Exception {
        try (var node = start(Map.of())) {
            var close = "Connection: close\r\n\r\n";
            assertThat(exchange(node, GET + "Origin: https://localhost\r\n" + close))
                    .startsWith("HTTP/1.1 404 ");
            assertThat(exchange(node, GET + "Origin: http://localhost\r\n" + close))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void handshakesUnderWayHoldPlaces() throws Exception {
        var raws = new ArrayList<RawHttp>();
        try (var node = start(Map.of("http.max_connections", "16", "http.address_share", "1"))) {
            Awaiting.until("one too many is told", () -> {
                raws.add(new RawHttp(node));
                raws.get(raws.size() - 1).send(BEGUN);
                return exchange(node, LAST).startsWith("HTTP/1.1 503 ");
            });
            for (var raw : raws) {
                raw.close();
            }
            Awaiting.until("there is room again", () -> exchange(node, LAST).startsWith("HTTP/1.1 404 "));
        } finally {
            for (var raw : raws) {
                raw.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theLastAnswerEndsWithACloseNotifyEvenIfBytesAreStillUnread(String version) throws Exception {
        try (var node = start(Map.of());
                var recorded = new RecordedSocket(node.node().httpPort());
                var socket = (SSLSocket) trust.getSocketFactory().createSocket(recorded, "localhost", 1, true)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.getOutputStream()
                    .write(ascii("GET / HTTP/9.9\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\n"));
            socket.getOutputStream().write(new byte[100_000]);
            assertThat(text(socket)).startsWith("HTTP/1.1 400 ");
            // TLS 1.3 hides that it is an alert, but not that it is short: two bytes, their type, padding and a tag.
            assertThat(recorded.lastRecord()).matches(version.equals("TLSv1.2") ? "21:26" : "23:(19|35)");
        }
    }

    @Test
    void aClientThatEndsItsSideByTlsIsAnswered() throws Exception {
        try (var node = start(Map.of())) {
            assertThat(answerToEnded(node, GET + "\r\n")).startsWith("HTTP/1.1 404 ");
            assertThat(answerToEnded(node, GET)).startsWith("HTTP/1.1 400 ").contains("the sender ended");
        }
    }

    /** TLS is ended and TCP is not. */
    private static String answerToEnded(TestNode node, String text) throws IOException {
        try (var below = new RecordedSocket(node.node().httpPort());
                var socket = (SSLSocket) trust.getSocketFactory().createSocket(below, "localhost", 1, false)) {
            socket.getOutputStream().write(ascii(text));
            socket.shutdownOutput();
            return text(socket);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void withAClientAuthorityNobodyIsServedWithoutACertificate() throws Exception {
        var ca = certificates.one().resolve("ca.crt").toString();
        try (var node = start(Map.of("http.tls_client_ca_file", ca))) {
            assertThatThrownBy(() -> exchange(node, LAST)).isInstanceOf(IOException.class);
            assertThat(exchange(node.node().managementPort(), LAST)).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void oldVersionsOfTlsAreNotSpoken() throws Exception {
        try (var node = start(Map.of());
                var socket = (SSLSocket) trust.getSocketFactory()
                        .createSocket("127.0.0.1", node.node().httpPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }
}
