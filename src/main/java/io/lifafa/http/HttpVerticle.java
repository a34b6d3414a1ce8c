package io.lifafa.http;

import io.lifafa.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server with the routes of several stages. May be deployed several times on one port.
 *
 * <p>HTTP/2 without TLS is not offered: clients that try to upgrade go on with HTTP/1.1.
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

    /** Fails with an {@code IllegalStateException} that names the address if it cannot be listened on. */
    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        var errors = new HttpErrors(vertx, router);
        router.route().handler(new SiteRules(config));
        routes.forEach(it -> it.mount(router, gate));
        Gate.requireRules(router);
        answerHead(router);
        errors.mount();
        var options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMetricsName(NAMES.get(group - 1))
                .setIdleTimeout((int) Math.max(1, idleTimeout.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        server = vertx.createHttpServer(options)
                .connectionHandler(new ConnectionAdmission(config.limits(), port.connections()))
                .requestHandler(router)
                .invalidRequestHandler(errors::invalid);
        return server.listen(address())
                .onSuccess(it -> port.listening(it.actualPort()))
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "cannot listen on " + config.host() + ":" + config.port() + ": " + failure.getMessage(),
                        failure)));
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
