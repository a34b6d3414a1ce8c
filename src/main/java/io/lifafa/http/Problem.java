package io.lifafa.http;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.Optional;

/**
 * An error as HTTP says it (RFC 9457). Holds sizes, ids and reasons, never text of an SMS.
 *
 * @param status the HTTP status
 * @param title what kind of error, the same for each of its kind
 * @param detail what is wrong this time and what to do
 * @param members what else there is to say, by name, such as the {@code errors} of single items
 * @param retryAfter when the same request may succeed, if time alone can help
 */
public record Problem(int status, String title, String detail, JsonObject members, Optional<Duration> retryAfter) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Duration SOON = Duration.ofSeconds(5);

    public Problem {
        members = members.copy();
    }

    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, new JsonObject(), Optional.empty());
    }

    /** The service is there, but cannot take this now. */
    public static Problem later(String detail, Duration retryAfter) {
        return of(503, "Service unavailable", detail).withRetryAfter(retryAfter);
    }

    public Problem with(String member, Object value) {
        return new Problem(status, title, detail, members.copy().put(member, value), retryAfter);
    }

    public Problem withRetryAfter(Duration delay) {
        return new Problem(status, title, detail, members, Optional.of(delay));
    }

    /** The one place where a failure of a stage becomes an HTTP error. */
    public static Problem from(Throwable failure) {
        if (failure instanceof ServiceException service) {
            return switch (service.failureCode()) {
                case 404 -> of(404, "Not found", service.getMessage());
                case 400 -> of(400, "Bad request", service.getMessage());
                default -> later(service.getMessage(), SOON);
            };
        }
        if (failure instanceof ReplyException reply) {
            return later("a stage does not answer: " + reply.failureType(), SOON);
        }
        return of(500, "Internal error", failure.getClass().getSimpleName());
    }

    /** Answers with this problem. What is left of the request's body is dropped. */
    public void send(RoutingContext context) {
        send(context.vertx(), context.request());
    }

    /** Like {@link #send(RoutingContext)}, for a request that never came to a router. */
    void send(Vertx vertx, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        UnreadBody.drop(vertx, request);
        retryAfter.ifPresent(
                it -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, it.toSeconds()))));
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(toJson(request.path()).toBuffer());
    }

    /** The path as it was sent: one that cannot be decoded is among the things that can be wrong. */
    private JsonObject toJson(String path) {
        var json = toJson();
        Optional.ofNullable(path).ifPresent(it -> json.put("instance", it));
        return json;
    }

    /** Without the resource it is about. */
    JsonObject toJson() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .mergeIn(members);
    }
}
