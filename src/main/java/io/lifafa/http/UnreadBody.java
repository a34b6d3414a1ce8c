package io.lifafa.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rest of a body that nobody wants any more.
 *
 * <p>Closing a connection with bytes unread resets it, and a sender that is still sending never sees its answer. So the
 * rest is read and dropped, for a while and up to a size, and then the connection is closed ("lingering close", RFC 9112
 * section 9.6). Thread rule: the request's event loop.
 */
final class UnreadBody {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    private UnreadBody() {}

    /** To be called before the response is written. */
    static void drop(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded() || !hasBody(request)) {
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        long timer = vertx.setTimer(PATIENCE_MILLIS, tick -> close(request));
        var dropped = new AtomicLong();
        request.exceptionHandler(lost -> vertx.cancelTimer(timer))
                .endHandler(end -> {
                    vertx.cancelTimer(timer);
                    closeAfterAnswer(request);
                })
                .handler(part -> {
                    if (dropped.addAndGet(part.length()) > MAX_BYTES) {
                        close(request);
                    }
                })
                .resume();
    }

    /** A request without a body counts as ended only a moment after it has come. */
    static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    /** The end may come with the first bytes, before the answer is written. */
    private static void closeAfterAnswer(HttpServerRequest request) {
        if (request.response().ended()) {
            close(request);
        } else {
            request.response().endHandler(sent -> close(request));
        }
    }

    private static void close(HttpServerRequest request) {
        request.connection().close();
    }
}
