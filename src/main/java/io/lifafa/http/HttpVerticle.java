package io.lifafa.http;

import io.lifafa.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server with the routes of several stages, with TLS if its port has a certificate. May be deployed several
 * times on one port.
 *
 * <p>HTTP/2 is not offered, neither by an upgrade nor, with TLS, by ALPN: clients go on with HTTP/1.1. What guards a
 * connection stands in its pipeline and knows one request at a time ({@link StrictRequestDecoder}, {@link RequestRules},
 * {@link ConnectionGuard} with its clocks, {@link LastAnswer}); of HTTP/2's streams it would see nothing.
 */
public final class HttpVerticle extends VerticleBase {
    /** How long a stop waits for the answers under way. */
    private static final long STOP_SECONDS = 10;

    /** What metrics call the servers, by group. */
    private static final List<String> NAMES = List.of("api", "management");

    private final HttpConfig config;
    private final int group;
    private final Duration idleTimeout;
    private final List<Routes> routes;
    private final Gate gate;
    private final OpenPort port;
    private HttpServer server;

    /**
     * @param group which instances share a port: what tells them from others where a free port is asked for, and in
     *     metrics ({@code server_name}). 1: {@code api}, 2: {@code management}
     * @param idleTimeout after so long without a byte either way a connection is closed. Longer than any answer takes
     *     and than a body may wait to be read on
     * @param gate whom it lets in
     * @param port what the instances share; says which one it is, for a configured port 0
     */
    public HttpVerticle(
            HttpConfig config, int group, Duration idleTimeout, List<Routes> routes, Gate gate, OpenPort port) {
        this.config = config;
        this.group = group;
        this.idleTimeout = idleTimeout;
        this.routes = List.copyOf(routes);
        this.gate = gate;
        this.port = port;
    }

    /**
     * Fails with an {@code IllegalStateException} that names the address if it cannot be listened on, and with an {@code
     * IOException} that names the file if the certificate cannot be used.
     */
    @Override
    public Future<?> start() {
        return port.certificate()
                .map(it -> it.load(vertx).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(this::listen);
    }

    private Future<?> listen(Optional<ServerSSLOptions> tls) {
        var router = Router.router(vertx);
        var errors = new HttpErrors(vertx, router);
        router.route().handler(new SiteRules(config));
        routes.forEach(it -> it.mount(router, gate));
        Gate.requireRules(router);
        answerHead(router);
        errors.mount();
        var options = tls.map(this::withTls)
                .orElseGet(HttpServerOptions::new)
                .setHttp2ClearTextEnabled(false)
                .setMetricsName(NAMES.get(group - 1))
                .setIdleTimeout((int) Math.max(1, idleTimeout.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        server = vertx.createHttpServer(options)
                .connectionHandler(new ConnectionAdmission(config.limits(), port.connections()))
                .requestHandler(router)
                .invalidRequestHandler(errors::invalid);
        return server.listen(address())
                .onSuccess(port::listening)
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "cannot listen on " + config.host() + ":" + config.port() + ": " + failure.getMessage(),
                        failure)));
    }

    /** A handshake may take as long as the head of a request. */
    private HttpServerOptions withTls(ServerSSLOptions tls) {
        var options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(tls.getKeyCertOptions())
                .setTrustOptions(tls.getTrustOptions())
                .setClientAuth(tls.getClientAuth())
                .setSslEngineOptions(new TlsDoor.Engine(port.connections()));
        options.setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols());
        return options.setSslHandshakeTimeout(config.limits().headerTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /** HEAD is asked for wherever GET is (RFC 9110, section 9.1); Vert.x leaves the body out. */
    private static void answerHead(Router router) {
        router.getRoutes().stream()
                .filter(route -> route.methods() != null && route.methods().contains(HttpMethod.GET))
                .forEach(route -> route.method(HttpMethod.HEAD));
    }

    /** Of a configured port 0: the free one that the instances of the group share. */
    private SocketAddress address() {
        return config.port() == 0
                ? SocketAddress.sharedRandomPort(group, config.host())
                : SocketAddress.inetSocketAddress(config.port(), config.host());
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.shutdown(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
