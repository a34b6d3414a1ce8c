package io.lifafa.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * TLS in front of a connection's other handlers. Vert.x tells of a connection when its handshake has ended; a place is
 * taken before that, so that handshakes that nobody ends are counted too. Who speaks HTTP without TLS is told so.
 *
 * <p>Thread rule: the connection's event loop.
 */
final class TlsDoor extends SslHandler {
    private static final Problem PLAIN =
            Problem.of(400, "Bad request", "this port speaks HTTPS; use https:// in the address");

    private final ConnectionPlaces places;
    private boolean greeted;
    private boolean deaf;

    private TlsDoor(SSLEngine engine, Executor tasks, ConnectionPlaces places) {
        super(engine, tasks);
        this.places = places;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        if (places.of(ctx.channel()).isEmpty()) {
            deaf = true;
            ctx.channel().close();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws SSLException {
        if (!greeted && in.isReadable()) {
            greeted = true;
            // A record of TLS begins with a byte below 32, a method of HTTP with a letter.
            var first = in.getByte(in.readerIndex());
            if (first >= 'A' && first <= 'Z') {
                deaf = true;
                new LastAnswer(ctx).send(PLAIN);
            }
        }
        if (deaf) {
            in.skipBytes(in.readableBytes());
        } else {
            super.decode(ctx, in, out);
        }
    }

    /** Vert.x's TLS by the JDK, with this handler. */
    static final class Engine extends JdkSSLEngineOptions {
        private final ConnectionPlaces places;

        Engine(ConnectionPlaces places) {
            this.places = places;
        }

        @Override
        public SslContextFactory sslContextFactory() {
            return new DefaultSslContextFactory(SslProvider.JDK, false) {
                @Override
                public SslContext create() throws SSLException {
                    return new Context(super.create(), places);
                }
            };
        }
    }

    private static final class Context extends DelegatingSslContext {
        private final ConnectionPlaces places;

        Context(SslContext context, ConnectionPlaces places) {
            super(context);
            this.places = places;
        }

        @Override
        protected SslHandler newHandler(ByteBufAllocator allocator, boolean startTls, Executor tasks) {
            return new TlsDoor(newEngine(allocator), tasks, places);
        }

        @Override
        protected SslHandler newHandler(
                ByteBufAllocator allocator, String host, int port, boolean startTls, Executor tasks) {
            return new TlsDoor(newEngine(allocator, host, port), tasks, places);
        }

        @Override
        protected void initEngine(SSLEngine engine) {
            // As the context made it.
        }
    }
}
