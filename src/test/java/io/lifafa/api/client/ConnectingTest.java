package io.lifafa.api.client;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.api.client.HttpChatEndpoint.Environment;
import io.lifafa.limiter.RateSignals;
import io.lifafa.testsupport.ApiAnswers;
import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.Ports;
import io.lifafa.testsupport.TestCertificate;
import io.vertx.core.Future;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectingTest extends ClientFixture {
    private static final TestCertificate LOCALHOST = TestCertificate.of("localhost");

    static Environment trusting(TrustOptions trust) {
        return new Environment(Optional.of(trust), System::nanoTime, InstantSource.system(), PeerCheck.PATIENCE);
    }

    private static Failed unreachable(String reason) {
        return new Failed(Kind.UNREACHABLE, reason, RateSignals.NONE);
    }

    @Test
    void whereNobodyListensIsUnreachable() {
        var nobody = URI.create("http://127.0.0.1:" + Ports.free());
        assertThat(ask(endpoint(nobody))).isEqualTo(unreachable("connection_refused"));
    }

    @Test
    void anUnknownNameIsUnreachable() {
        assertThat(ask(endpoint(URI.create("http://api.lifafa.invalid")))).isEqualTo(unreachable("unknown_host"));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        try (var tls = FakeApi.startTls(vertx, LOCALHOST, true)) {
            assertThat(ask(endpoint(tls.url()))).isEqualTo(unreachable("tls_failure"));
            assertThat(tls.seen()).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        var other = TestCertificate.of("api.example.com");
        try (var tls = FakeApi.startTls(vertx, other, true)) {
            var endpoint = endpoint(options(tls.url(), 4), trusting(other.trust()));
            assertThat(ask(endpoint)).isEqualTo(unreachable("tls_failure"));
            assertThat(tls.seen()).isEmpty();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsUnreachable() {
        var url = URI.create("https://127.0.0.1:" + api.port());
        assertThat(ask(endpoint(url))).isEqualTo(unreachable("tls_failure"));
    }

    @Test
    void http2IsSpokenWhereTheServerOffersIt() {
        try (var tls = FakeApi.startTls(vertx, LOCALHOST, true)) {
            var endpoint = endpoint(options(tls.url(), 4), trusting(LOCALHOST.trust()));
            assertThat(answered(ask(endpoint)).model()).isEqualTo("fake-1");
            assertThat(tls.seen()).extracting(FakeApi.Seen::version).containsOnly(HttpVersion.HTTP_2);
        }
    }

    @Test
    void http11IsSpokenWhereTheServerHasNothingElse() {
        try (var tls = FakeApi.startTls(vertx, LOCALHOST, false)) {
            var endpoint = endpoint(options(tls.url(), 4), trusting(LOCALHOST.trust()));
            assertThat(answered(ask(endpoint)).model()).isEqualTo("fake-1");
            assertThat(tls.seen()).extracting(FakeApi.Seen::version).containsOnly(HttpVersion.HTTP_1_1);
        }
    }

    @Test
    void manyCallsShareOneHttp2Connection() {
        try (var tls = FakeApi.startTls(vertx, LOCALHOST, true)) {
            var endpoint = endpoint(options(tls.url(), 40), trusting(LOCALHOST.trust()));
            var replies = IntStream.range(0, 40)
                    .mapToObj(i -> endpoint.send(REQUEST).reply())
                    .toList();
            await(Future.all(replies));
            assertThat(replies).allSatisfy(reply -> answered(reply.result()));
            assertThat(tls.accepted()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionIsUsedAgain() {
        var endpoint = endpoint();
        for (var i = 0; i < 10; i++) {
            answered(ask(endpoint));
        }
        assertThat(api.accepted()).isEqualTo(1);
    }

    @Test
    void aConnectionIsUsedAgainAfterAnError() {
        var endpoint = endpoint();
        api.next(ApiAnswers.status(503, "busy"), ApiAnswers.status(429), ApiAnswers.status(401, "no"));
        for (var i = 0; i < 4; i++) {
            ask(endpoint);
        }
        assertThat(api.accepted()).isEqualTo(1);
    }

    @Test
    void asManyConnectionsAreOpenedAsAreAllowed() {
        api.always(ApiAnswers.never());
        var endpoint = endpoint(options(api.url(), 3), Environment.SYSTEM);
        IntStream.range(0, 5).forEach(i -> endpoint.send(REQUEST));
        until("all requests", () -> api.seen().size() == 3);
        await(endpoint.close());
        assertThat(api.accepted()).isEqualTo(3);
    }

    @Test
    void aRedirectIsNotFollowed() {
        var reply = askAnswered(ApiAnswers.status(307, "", "location", api.url() + "/elsewhere"));
        assertThat(reply).isEqualTo(new Failed(Kind.DENIED, "redirected", RateSignals.NONE));
        assertThat(api.seen()).hasSize(1);
    }
}
