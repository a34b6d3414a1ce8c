package io.lifafa.http;

import io.lifafa.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server with the routes of several stages. May be deployed several times on one port. */
public final class HttpVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HttpVerticle.class);

    private final HttpConfig config;
    private final Duration idleTimeout;
    private final List<Routes> routes;
    private final int number;
    private final AtomicInteger boundPort;
    private HttpServer server;

    /**
     * @param number of the server, from 1, the same for all its instances: they share one port also where any free one
     *     will do
     * @param boundPort is set to the port once it is bound, for a configured port 0
     */
    public HttpVerticle(
            int number, HttpConfig config, Duration idleTimeout, List<Routes> routes, AtomicInteger boundPort) {
        this.number = number;
        this.config = config;
        this.idleTimeout = idleTimeout;
        this.routes = List.copyOf(routes);
        this.boundPort = boundPort;
    }

    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        routes.forEach(it -> it.mount(router));
        router.route().last().handler(context -> problem(context, 404));
        List.of(400, 404, 405, 406, 413, 415, 500)
                .forEach(status -> router.errorHandler(status, context -> problem(context, status)));
        // Instances with one negative port share one free port; with port 0 each would ask for its own.
        var options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port() == 0 ? -number : config.port())
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout((int) Math.max(1, idleTimeout.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        server = vertx.createHttpServer(options).requestHandler(router);
        return server.listen().onSuccess(it -> boundPort.set(it.actualPort()));
    }

    private static void problem(RoutingContext context, int status) {
        if (context.failure() != null) {
            LOG.warn(
                    "{} {} failed: {}",
                    context.request().method(),
                    context.normalizedPath(),
                    context.failure().getClass().getName());
            Problem.from(context.failure()).send(context);
            return;
        }
        var detail = context.request().method() + " " + context.normalizedPath();
        switch (status) {
            case 404 ->
                Problem.of(404, "Not found", "no such resource: " + detail).send(context);
            case 405 ->
                Problem.of(405, "Method not allowed", detail + " is not offered")
                        .send(context);
            case 413 ->
                Problem.of(413, "Content too large", "the request body is too large")
                        .send(context);
            case 415 -> Problem.of(415, "Unsupported media type", "send JSON").send(context);
            default -> Problem.of(status, "Request failed", detail).send(context);
        }
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }
}
