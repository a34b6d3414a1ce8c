package io.lifafa.api.client;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;

/**
 * Closes an HTTP/2 connection whose peer is gone without a word.
 *
 * <p>Over HTTP/1.1 giving a call up closes its connection. Over HTTP/2 it resets a stream only, and a connection that a
 * firewall forgot would swallow every call until TCP gives up, after a quarter of an hour. So a call that took too long
 * is followed by a PING (RFC 9113, section 6.7): no answer in time, and the connection is closed.
 */
final class PeerCheck {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Buffer PING = Buffer.buffer("lifafa??");

    private final Vertx vertx;
    private final long patienceMillis;

    PeerCheck(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        this.patienceMillis = patience.toMillis();
    }

    /** Checks an HTTP/2 connection. */
    void check(HttpConnection connection) {
        var timer = vertx.setTimer(patienceMillis, id -> connection.close());
        connection.ping(PING).onComplete(pong -> vertx.cancelTimer(timer));
    }
}
