package io.lifafa.http;

import io.lifafa.config.HttpLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives each new connection a place and a {@link ConnectionGuard}. One for which there is no place is told so when it
 * asks for something; those that come while many are being told are closed at once. With TLS the place was taken before
 * the handshake ({@link TlsDoor}). Thread rule: event loop.
 */
public final class ConnectionAdmission implements Handler<HttpConnection> {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final HttpLimits limits;
    private final ConnectionPlaces places;

    ConnectionAdmission(HttpLimits limits, ConnectionPlaces places) {
        this.limits = limits;
        this.places = places;
    }

    /** Has somebody told what goes wrong with a request's body, who then answers the request. */
    public static void onBodyFault(HttpServerRequest request, Consumer<BodyFault> told) {
        Optional.ofNullable(channel(request.connection()).pipeline().get(ConnectionGuard.class))
                .ifPresent(guard -> guard.onBodyFault(told));
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    @Override
    public void handle(HttpConnection connection) {
        var channel = channel(connection);
        places.of(channel)
                .ifPresentOrElse(
                        answer -> guard(
                                channel.pipeline(),
                                answer == AddressPlaces.Answer.GRANTED
                                        ? Optional.empty()
                                        : Optional.of(noPlace(answer))),
                        channel::close);
    }

    private void guard(ChannelPipeline pipeline, Optional<Problem> turnedAway) {
        var decoder = new StrictRequestDecoder();
        pipeline.replace("httpDecoder", "httpDecoder", decoder);
        pipeline.addBefore("handler", "guard", new ConnectionGuard(limits, decoder, turnedAway));
    }

    private Problem noPlace(AddressPlaces.Answer answer) {
        return Problem.later(
                answer == AddressPlaces.Answer.ALL_HELD
                        ? limits.maxConnections()
                                + " connections are open already (http.max_connections); try again later"
                        : "this address holds its share of the connections already (http.address_share of"
                                + " http.max_connections); close some",
                SOON);
    }
}
