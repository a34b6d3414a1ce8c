package io.lifafa.http;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors that no route answers itself: no such resource, not that way, not HTTP at all. Thread rule: event loop. */
final class HttpErrors {
    private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

    private final Vertx vertx;
    private final Router router;

    HttpErrors(Vertx vertx, Router router) {
        this.vertx = vertx;
        this.router = router;
    }

    /** Gives all errors of the router the one form. */
    void mount() {
        List.of(400, 404, 405, 406, 413, 415, 500)
                .forEach(status -> router.errorHandler(status, context -> answer(context, status)));
    }

    private void answer(RoutingContext context, int status) {
        var failure = Optional.ofNullable(context.failure());
        if (status >= 500 && failure.isPresent()) {
            LOG.warn(
                    "{} failed: {}",
                    context.request().method(),
                    failure.get().getClass().getName());
            Problem.from(failure.get()).send(context);
            return;
        }
        if (status == 405) {
            context.response().putHeader(HttpHeaders.ALLOW, allowed(context));
        }
        problem(status, context.request().method() + " " + context.request().path())
                .send(context);
    }

    private static Problem problem(int status, String what) {
        return switch (status) {
            case 400 -> Problem.of(400, "Bad request", "the path or query cannot be decoded");
            case 404 -> Problem.of(404, "Not found", "there is no such resource: " + what);
            case 405 -> Problem.of(405, "Method not allowed", what + " is not offered, see Allow for what is");
            case 413 -> Problem.of(413, "Content too large", "the request body is too large; send it in parts");
            case 415 -> Problem.of(415, "Unsupported media type", "send application/json");
            default -> Problem.of(status, "Request failed", what);
        };
    }

    private String allowed(RoutingContext context) {
        return router.getRoutes().stream()
                .filter(route -> matches(route, context.request().path()))
                .flatMap(route -> route.methods().stream())
                .map(Object::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean matches(Route route, String path) {
        return route.methods() != null
                && path.matches(String.valueOf(route.getPath()).replaceAll(":[a-z]+", "[^/]+"));
    }

    /** What the HTTP parser could not make sense of. The connection cannot be used again. */
    void invalid(HttpServerRequest request) {
        var cause = Optional.ofNullable(request.decoderResult().cause());
        var message = cause.map(Throwable::getMessage).orElse("").toLowerCase(Locale.ROOT);
        boolean tooLong = cause.filter(TooLongFrameException.class::isInstance).isPresent();
        var detail = cause.filter(BadHeadException.class::isInstance)
                .map(Throwable::getMessage)
                .orElse("this is not HTTP/1.1 as RFC 9112 has it");
        var problem = !tooLong
                ? Problem.of(400, "Bad request", detail)
                : message.contains("header")
                        ? Problem.of(431, "Request header fields too large", "the header fields are too large")
                        : Problem.of(414, "URI too long", "the request line is too long");
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.response().endHandler(sent -> request.connection().close());
        problem.send(vertx, request);
    }
}
