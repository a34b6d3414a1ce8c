package io.lifafa.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.List;

/** Vert.x's decoder, which drops a {@code Content-Length} beside {@code Transfer-Encoding}; here it is an error. */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private boolean headOpen;
    private boolean cutOff;

    StrictRequestDecoder() {
        super(new Http1ServerConfig());
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        headOpen = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new BadHeadException("Content-Length and Transfer-Encoding exclude each other; send one of them");
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        cutOff = headOpen || in.isReadable();
        super.decodeLast(context, in, out);
    }

    /** Whether the input ended within the head of a request. */
    boolean isCutOff() {
        return cutOff;
    }

    /** Whether a part of a request's head has come. */
    boolean isWithinHead() {
        return headOpen || actualReadableBytes() > 0;
    }

    void headDone() {
        headOpen = false;
    }
}
