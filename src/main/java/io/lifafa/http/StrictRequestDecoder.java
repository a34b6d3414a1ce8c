package io.lifafa.http;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;

/** Vert.x's decoder, which drops a {@code Content-Length} beside {@code Transfer-Encoding}; here it is an error. */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private boolean headOpen;

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

    /** Whether a part of a request's head has come. */
    boolean isWithinHead() {
        return headOpen || actualReadableBytes() > 0;
    }

    void headDone() {
        headOpen = false;
    }
}
