package io.lifafa.cluster.tls;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.transport.Transport;

/**
 * Vert.x's transport of the JDK, with {@link Strangers} at every port: Vert.x tells nobody of a handshake that failed on
 * the bus's. Thread rule: any.
 *
 * @param strangers who counts
 */
public record WatchedTransport(Strangers strangers) implements Transport {
    @Override
    public String name() {
        return "nio";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Throwable unavailabilityCause() {
        throw new IllegalStateException("it is available");
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return new Watched(strangers);
    }

    private static final class Watched extends NioTransport {
        private final Strangers strangers;

        Watched(Strangers strangers) {
            this.strangers = strangers;
        }

        @Override
        public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(config, domainSocket, bootstrap);
            bootstrap.handler(strangers);
        }
    }
}
