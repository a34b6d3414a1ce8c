package io.lifafa.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.HttpLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Patience, by a clock that the test moves. */
@Timeout(60)
class ConnectionGuardTest {
    private static final HttpLimits LIMITS =
            new HttpLimits(List.of(), 240, Duration.ofSeconds(5), Duration.ofSeconds(10), 100, 0.5);

    private final EmbeddedChannel channel = new EmbeddedChannel();

    ConnectionGuardTest() {
        channel.freezeTime();
        var decoder = new StrictRequestDecoder();
        channel.pipeline()
                .addLast("httpDecoder", decoder)
                .addLast("httpEncoder", new HttpResponseEncoder())
                .addLast("guard", new ConnectionGuard(LIMITS, decoder, Optional.empty()));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        channel.releaseInbound();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private String answer() {
        return Optional.ofNullable(channel.<ByteBuf>readOutbound())
                .map(it -> {
                    var text = it.toString(StandardCharsets.UTF_8);
                    it.release();
                    return text;
                })
                .orElse("");
    }

    private void begin() {
        receive("POST /api/v1/sms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
    }

    @Test
    void aSenderThatWaitsBecauseWeDoNotReadIsNotSlow() {
        begin();
        channel.config().setAutoRead(false);
        pass(600);
        assertThat(answer()).isEmpty();
        channel.config().setAutoRead(true);
        pass(8);
        assertThat(answer()).startsWith("HTTP/1.1 408 ").contains("http.min_body_rate");
    }

    @Test
    void aBodyThatNobodyAskedForEndsToo() {
        begin();
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.releaseOutbound();
        pass(8);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aSenderThatIsFastEnoughMayTakeForEver() {
        begin();
        for (int i = 0; i < 600; i++) {
            receive("x".repeat(250));
            pass(1);
        }
        assertThat(answer()).isEmpty();
    }

    @Test
    void whoWasFastOnceMayNotBeSlowForEver() {
        begin();
        receive("x".repeat(500_000));
        pass(29);
        assertThat(answer()).isEmpty();
        pass(10);
        assertThat(answer()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aSenderThatWaitsToBeToldToGoOnIsNotSlow() {
        receive("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
        pass(60);
        assertThat(answer()).isEmpty();
    }

    @Test
    void aConnectionIsIdleBetweenRequestsAsLongAsItLikesButNotWithinOne() {
        receive("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.releaseOutbound();
        pass(100);
        assertThat(channel.isOpen()).isTrue();
        receive("GET / HT");
        pass(11);
        assertThat(answer()).startsWith("HTTP/1.1 408 ").contains("http.header_timeout");
    }

    /** More than the socket takes at once waits, in front of it or in front of TLS. */
    @Test
    void aConnectionWhoseClientEndedClosesOnlyWhenTheAnswerIsOut() {
        receive("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        channel.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.runPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.flush();
        channel.runPendingTasks();
        assertThat(answer()).startsWith("HTTP/1.1 200 ");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneAddressHoldsItsShareAndPlacesComeBack() {
        var places = new AddressPlaces(4, LIMITS.share(4));
        assertThat(places.take("a", 1)).isEqualTo(AddressPlaces.Answer.GRANTED);
        assertThat(places.take("a", 1)).isEqualTo(AddressPlaces.Answer.GRANTED);
        assertThat(places.take("a", 1)).isEqualTo(AddressPlaces.Answer.SHARE_HELD);
        assertThat(places.take("b", 2)).isEqualTo(AddressPlaces.Answer.GRANTED);
        assertThat(places.take("c", 1)).isEqualTo(AddressPlaces.Answer.ALL_HELD);
        places.giveBack("a", 1);
        assertThat(places.take("a", 1)).isEqualTo(AddressPlaces.Answer.GRANTED);
    }

    @Test
    void aHostIsReadAsANameOrAnAddress() {
        assertThat(HostName.of("[::1]:80").orElseThrow().isLoopback()).isTrue();
        assertThat(HostName.of("127.0.0.1.evil.example").orElseThrow().isLoopback())
                .isFalse();
        assertThat(HostName.of("Xlocalhost").orElseThrow().isLoopback()).isFalse();
        for (var bad : List.of("", "a b", "a,b", "http://a", "a:b", "[a]", "a@b", "a/b", "a\u0000")) {
            assertThat(HostName.of(bad)).as(bad).isEmpty();
        }
    }
}
