package io.lifafa.api.client;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.api.client.HttpChatEndpoint.Environment;
import io.lifafa.testsupport.ApiAnswers;
import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.TestCertificate;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A connection whose other end is gone, without a word of it. */
class PeerCheckTest extends ClientFixture {
    private static final TestCertificate LOCALHOST = TestCertificate.of("localhost");

    private final List<NetSocket> upstream = new CopyOnWriteArrayList<>();
    private final List<NetSocket> downstream = new CopyOnWriteArrayList<>();

    private Environment environment(Duration patience) {
        return new Environment(Optional.of(LOCALHOST.trust()), System::nanoTime, InstantSource.system(), patience);
    }

    /** Passes bytes on to the server, both ways. */
    private URI proxy(FakeApi target) {
        var client = vertx.createNetClient();
        var proxy = vertx.createNetServer().connectHandler(down -> {
            down.pause();
            client.connect(target.port(), "127.0.0.1").onSuccess(up -> {
                upstream.add(up);
                downstream.add(down);
                up.handler(down::write);
                down.handler(up::write).resume();
            });
        });
        await(proxy.listen(0, "127.0.0.1"));
        return URI.create("https://localhost:" + proxy.actualPort());
    }

    /** From now on nothing is passed on by the connections that are there; counts what the client still sends. */
    private AtomicInteger cutCable() {
        var swallowed = new AtomicInteger();
        upstream.forEach(socket -> socket.handler(data -> {}));
        downstream.forEach(socket -> socket.handler(data -> swallowed.addAndGet(data.length())));
        return swallowed;
    }

    @Test
    void aConnectionThatNoLongerAnswersIsReplaced() {
        try (var tls = FakeApi.startTls(vertx, LOCALHOST, true)) {
            var endpoint = endpoint(options(proxy(tls), 4), environment(Duration.ofMillis(50)));
            answered(ask(endpoint));
            var swallowed = cutCable();
            var lost = endpoint.send(REQUEST);
            until(
                    "the request is swallowed",
                    () -> swallowed.get() > REQUEST.user().length());
            lost.cancel(Kind.TIMED_OUT);
            assertThat(failed(await(lost.reply())).kind()).isEqualTo(Kind.TIMED_OUT);
            until("an answer again", () -> ask(endpoint) instanceof ChatReply.Answered);
            assertThat(upstream).hasSize(2);
        }
    }

    @Test
    void aConnectionThatAnswersIsKept() {
        try (var tls = FakeApi.startTls(vertx, LOCALHOST, true)) {
            tls.next(ApiAnswers.never());
            var endpoint = endpoint(options(proxy(tls), 4), environment(Duration.ofSeconds(30)));
            var slow = endpoint.send(REQUEST);
            until("the request arrives", () -> tls.seen().size() == 1);
            slow.cancel(Kind.TIMED_OUT);
            answered(ask(endpoint));
            assertThat(upstream).hasSize(1);
        }
    }
}
