package io.lifafa.api.client;

import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.RateSignals;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What follows from an exception of the transport. Its message is never passed on. */
final class TransportFailures {
    private static final int DEEPEST_CAUSE = 10;

    /** Reasons while connecting; the first type that fits counts, so subtypes stand before their supertypes. */
    private static final Map<Class<? extends Throwable>, String> CONNECTING = new LinkedHashMap<>();

    static {
        CONNECTING.put(ConnectionPoolTooBusyException.class, "pool_exhausted");
        CONNECTING.put(UnknownHostException.class, "unknown_host");
        CONNECTING.put(SslHandshakeTimeoutException.class, "connect_timeout");
        CONNECTING.put(SSLException.class, "tls_failure");
        CONNECTING.put(SocketTimeoutException.class, "connect_timeout");
        CONNECTING.put(io.netty.channel.ConnectTimeoutException.class, "connect_timeout");
        CONNECTING.put(NoRouteToHostException.class, "no_route");
        CONNECTING.put(ConnectException.class, "connection_refused");
    }

    private TransportFailures() {}

    /** No connection could be had. */
    static Failed connecting(Throwable failure) {
        var reason = causes(failure)
                .flatMap(cause -> reason(cause).stream())
                .findFirst()
                .orElse("connect_failed");
        return new Failed(Kind.UNREACHABLE, reason, RateSignals.NONE);
    }

    /** The connection was there and the answer was not, or not whole. */
    static Failed underWay(Throwable failure, RateSignals signals) {
        if (is(failure, DecompressionException.class)) {
            return new Failed(Kind.UNREADABLE, "bad_encoding", signals);
        }
        var lost = is(failure, HttpClosedException.class)
                || is(failure, StreamResetException.class)
                || (is(failure, IOException.class) && !is(failure, DecoderException.class));
        return new Failed(Kind.SERVER, lost ? "connection_lost" : "protocol_error", signals);
    }

    private static Optional<String> reason(Throwable cause) {
        return CONNECTING.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(cause))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean is(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(DEEPEST_CAUSE);
    }
}
