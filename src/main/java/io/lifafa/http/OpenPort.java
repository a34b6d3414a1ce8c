package io.lifafa.http;

import io.lifafa.config.HttpLimits;
import io.lifafa.http.tls.PortCertificate;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the instances of one HTTP server share. Thread rule: any. */
public final class OpenPort {
    private final AtomicReference<Optional<HttpServer>> server = new AtomicReference<>(Optional.empty());
    private final ConnectionPlaces connections;
    private final Optional<PortCertificate> certificate;

    /** A port without TLS. */
    public OpenPort(HttpLimits limits) {
        this(limits, Optional.empty());
    }

    /**
     * @param limits of the server
     * @param certificate that the port shows; empty: it speaks no TLS
     */
    public OpenPort(HttpLimits limits, Optional<PortCertificate> certificate) {
        this.connections =
                new ConnectionPlaces(new AddressPlaces(limits.maxConnections(), limits.share(limits.maxConnections())));
        this.certificate = certificate;
    }

    /** The TCP port that is listened on; 0 until then. */
    public int number() {
        return server.get().map(HttpServer::actualPort).orElse(0);
    }

    /**
     * Has new connections use another certificate; those that are open go on.
     *
     * @return whether it is another; fails if the port is not open, or if TLS cannot use it
     */
    public Future<Boolean> update(ServerSSLOptions options) {
        return server.get()
                .map(it -> it.updateSSLOptions(options))
                .orElseGet(() -> Future.failedFuture("the port is not open"));
    }

    void listening(HttpServer instance) {
        server.set(Optional.of(instance));
    }

    /** The certificate that the port shows; empty: it speaks no TLS. */
    public Optional<PortCertificate> certificate() {
        return certificate;
    }

    ConnectionPlaces connections() {
        return connections;
    }
}
