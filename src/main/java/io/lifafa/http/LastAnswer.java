package io.lifafa.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection: its last answer, and then "lingering close" (RFC 9112 section 9.6), as bytes unread when a
 * connection is closed reset it, and the answer with it. Thread rule: the connection's event loop.
 */
final class LastAnswer {
    private static final long LINGER_MILLIS = 2_000;

    private final ChannelHandlerContext context;
    private boolean sent;
    private boolean next;
    private boolean over;

    LastAnswer(ChannelHandlerContext context) {
        this.context = context;
    }

    /** Answers past Vert.x, whose own answers are dropped from now on. */
    void send(Problem problem) {
        if (sent || over) {
            return;
        }
        sent = true;
        // In front of the encoder: it would wait for the end of an answer that Vert.x may have begun.
        var outlet =
                Optional.ofNullable(context.pipeline().context("httpEncoder")).orElse(context);
        outlet.writeAndFlush(encoded(problem)).addListener(written -> closeSoon());
    }

    private static ByteBuf encoded(Problem problem) {
        var body = problem.toJson().toBuffer().getBytes();
        var head = "HTTP/1.1 " + HttpResponseStatus.valueOf(problem.status()) + "\r\nContent-Type: "
                + Problem.MEDIA_TYPE + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n"
                + problem.retryAfter()
                        .map(it -> "Retry-After: " + it.toSeconds() + "\r\n")
                        .orElse("") + "\r\n";
        return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
    }

    boolean isSent() {
        return sent;
    }

    /** The next answer that Vert.x gives is the last. */
    void nextIsLast() {
        next = true;
    }

    boolean isNext() {
        return next;
    }

    boolean isOver() {
        return over;
    }

    /** Ends our side, drops what still comes, and closes when the other side has ended too, or after a while. */
    void closeSoon() {
        if (over) {
            return;
        }
        over = true;
        context.flush();
        if (context.channel() instanceof DuplexChannel channel && channel.isActive() && !channel.isInputShutdown()) {
            endOutput(channel);
            channel.config().setAutoRead(true);
            context.executor().schedule(() -> context.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            context.close();
        }
    }

    /** By TLS too: a client would take an end that TLS does not announce for one that an attacker made. */
    private static void endOutput(DuplexChannel channel) {
        var tls = Optional.ofNullable(channel.pipeline().get(SslHandler.class))
                .filter(it -> it.handshakeFuture().isSuccess());
        tls.ifPresentOrElse(
                it -> it.closeOutbound().addListener(told -> channel.shutdownOutput()), channel::shutdownOutput);
    }

    /** The same when Vert.x wants to close; false if it has come to that already. */
    boolean closesSoon(ChannelPromise promise) {
        if (over) {
            return false;
        }
        context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        closeSoon();
        return true;
    }
}
