package io.lifafa.http;

import io.lifafa.config.HttpLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Prints the processor time that {@link ConnectionGuard} costs a request, in pairs without and with. Not a test. */
public final class GuardBenchmark {
    private static final int ROUNDS = 8;
    private static final int REQUESTS = 200_000;
    private static final HttpLimits LIMITS =
            new HttpLimits(List.of(), 240, Duration.ofSeconds(5), Duration.ofSeconds(10), 100, 0.5);

    private GuardBenchmark() {}

    public static void main(String[] args) {
        for (int round = 0; round < ROUNDS; round++) {
            double without = micros(new EmbeddedChannel(
                    new VertxHttpRequestDecoder(new Http1ServerConfig()), new HttpResponseEncoder(), new Answering()));
            var decoder = new StrictRequestDecoder();
            double with = micros(new EmbeddedChannel(
                    decoder,
                    new HttpResponseEncoder(),
                    new ConnectionGuard(LIMITS, decoder, Optional.empty()),
                    new Answering()));
            System.out.printf("without %.2f us, with %.2f us per request%n", without, with);
        }
    }

    /** One SMS per request, head and body in one piece, one after another on one connection. */
    private static double micros(EmbeddedChannel channel) {
        var body = "{\"sender\":\"AX-SURYAB-T\",\"body\":\"Rs.5.00 paid\",\"user_id\":\"u1\",\"unique_id\":\"1\"}";
        var request = ("POST /api/v1/sms HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: application/json\r\n"
                        + "User-Agent: bench\r\nAccept: */*\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        var cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        for (int i = 0; i < REQUESTS; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(request));
            for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
                sent.release();
            }
        }
        double micros = (cpu.getCurrentThreadCpuTime() - start) / 1e3 / REQUESTS;
        channel.finishAndReleaseAll();
        return micros;
    }

    private static final class Answering extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            boolean last = message instanceof LastHttpContent;
            ReferenceCountUtil.release(message);
            if (last) {
                var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.ACCEPTED);
                answer.headers().set("content-length", 0);
                ctx.writeAndFlush(answer);
            }
        }
    }
}
