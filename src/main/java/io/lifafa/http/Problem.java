package io.lifafa.http;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
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
 * @param errors the items that are wrong, if it is about items
 * @param retryAfter when the same request may succeed, if time alone can help
 */
public record Problem(
        int status, String title, String detail, Optional<JsonArray> errors, Optional<Duration> retryAfter) {
    private static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty(), Optional.empty());
    }

    /** The service is there, but cannot take this now. */
    public static Problem later(String detail, Duration retryAfter) {
        return new Problem(503, "Service unavailable", detail, Optional.empty(), Optional.of(retryAfter));
    }

    public Problem withErrors(JsonArray items) {
        return new Problem(status, title, detail, Optional.of(items), retryAfter);
    }

    /** The one place where a failure of a stage becomes an HTTP error. */
    public static Problem from(Throwable failure) {
        if (failure instanceof ServiceException service) {
            return switch (service.failureCode()) {
                case 404 -> of(404, "Not found", service.getMessage());
                case 400 -> of(400, "Bad request", service.getMessage());
                default -> later(service.getMessage(), Duration.ofSeconds(5));
            };
        }
        if (failure instanceof ReplyException reply) {
            return later("a stage does not answer: " + reply.failureType(), Duration.ofSeconds(5));
        }
        return of(500, "Internal error", failure.getClass().getSimpleName());
    }

    /** Answers with this problem. */
    public void send(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        retryAfter.ifPresent(
                it -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, it.toSeconds()))));
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(toJson(context.normalizedPath()).toBuffer());
    }

    private JsonObject toJson(String instance) {
        var json = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance);
        errors.ifPresent(it -> json.put("errors", it));
        return json;
    }
}
