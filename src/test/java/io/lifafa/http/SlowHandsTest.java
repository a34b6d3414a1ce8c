package io.lifafa.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends slowly, or holds on to what he does not use, locks nobody out. */
@Timeout(60)
class SlowHandsTest {
    private static final String STREAM = "POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String SHORT = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 200000\r\n\r\n";

    /** Keeps sending a byte until the answer is there. */
    private static String trickle(RawHttp raw, String piece) throws Exception {
        while (!raw.hasAnswer()) {
            raw.trySend(piece);
            Thread.sleep(20);
        }
        return raw.readAll();
    }

    @Test
    void aStreamOfSingleBytesIsEndedAndWhatItBroughtBeforeIsSaid() throws Exception {
        try (var node = TestNode.start(Map.of("http.body_grace", "300ms"));
                var raw = new RawHttp(node)) {
            raw.send(STREAM);
            assertThat(trickle(raw, "1\r\n \r\n"))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json", "http.min_body_rate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sms", "/api/v1/dead-letters/replay"})
    void aShortRequestOfSingleBytesIsEndedOnEveryRoute(String path) throws Exception {
        try (var node = TestNode.start(Map.of("http.body_grace", "300ms"));
                var raw = new RawHttp(node)) {
            raw.send(SHORT.formatted(path));
            assertThat(trickle(raw, " ")).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
        }
    }

    @Test
    void headersThatNeverEndAreAnsweredAndASilentConnectionIsClosed() throws Exception {
        try (var node = TestNode.start(Map.of("http.header_timeout", "300ms"));
                var slow = new RawHttp(node);
                var silent = new RawHttp(node.node().managementPort())) {
            slow.send("GET /api/v1/limiter HTTP/1.1\r\n");
            assertThat(trickle(slow, "X-A: b\r\n")).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
            assertThat(silent.readAll()).isEmpty();
            assertThat(RawHttp.exchange(node, "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\nGET /noth"))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("HTTP/1.1 408 ");
        }
    }

    @Test
    void oneAddressCannotTakeAllStreams() throws Exception {
        var raws = new ArrayList<RawHttp>();
        try (var node = TestNode.start(Map.of("ingest.max_streams", "4", "http.address_share", "0.5"))) {
            for (int i = 0; i < 3; i++) {
                var raw = new RawHttp(node);
                raws.add(raw);
                raw.send(STREAM);
            }
            var refused = awaitAnswer(raws);
            assertThat(refused.readAll()).startsWith("HTTP/1.1 503 ").contains("http.address_share");
            try (var other = RawHttp.from("127.0.0.2", node.node().httpPort())) {
                var line = SampleSms.payment(1).encode() + "\n";
                other.send(STREAM + Integer.toHexString(line.length()) + "\r\n" + line + "\r\n0\r\n\r\n");
                assertThat(other.readLine()).startsWith("HTTP/1.1 202 ");
            }
        } finally {
            for (var raw : raws) {
                raw.close();
            }
        }
    }

    private static RawHttp awaitAnswer(List<RawHttp> raws) {
        var answered = new AtomicReference<RawHttp>();
        Awaiting.until("an answer", () -> {
            for (var raw : raws) {
                if (raw.hasAnswer()) {
                    answered.set(raw);
                }
            }
            return answered.get() != null;
        });
        return answered.get();
    }

    @Test
    void aConnectionTooManyIsToldSoAndThereIsRoomAgainWhenOneGoes() throws Exception {
        try (var node = TestNode.start(Map.of("http.max_connections", "16", "http.address_share", "1"))) {
            var raws = new ArrayList<RawHttp>();
            for (int i = 0; i < 16; i++) {
                raws.add(new RawHttp(node));
                raws.get(i).send("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(raws.get(i).readLine()).contains(" 404 ");
            }
            var get = "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            assertThat(RawHttp.exchange(node, get))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After", "application/problem+json", "http.max_connections");
            for (var raw : raws) {
                raw.close();
            }
            Awaiting.until("there is room", () -> !RawHttp.exchange(node, get).startsWith("HTTP/1.1 503 "));
        }
    }

    @Test
    void aThousandIdleConnectionsAreNoTrouble() throws Exception {
        try (var node = TestNode.start(Map.of())) {
            var raws = new ArrayList<RawHttp>();
            try {
                for (int i = 0; i < 1_000; i++) {
                    raws.add(new RawHttp(node));
                    raws.get(i).send("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
                }
                for (var raw : raws) {
                    assertThat(raw.readLine()).contains(" 404 ");
                }
                assertThat(node.postJson(SampleSms.payment(5).encode()).status())
                        .isEqualTo(202);
            } finally {
                for (var raw : raws) {
                    raw.close();
                }
            }
        }
    }
}
