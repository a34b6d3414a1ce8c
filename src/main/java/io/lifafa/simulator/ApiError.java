package io.lifafa.simulator;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * An error in the form of the OpenAI API.
 *
 * @param code a word for programs; may be empty
 */
record ApiError(int status, String type, String code, String message) {
    static ApiError invalid(int status, String message) {
        return new ApiError(status, "invalid_request_error", "", message);
    }

    static ApiError server(int status, String message) {
        return new ApiError(status, "server_error", "", message);
    }

    void send(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        var error = new JsonObject()
                .put("message", message)
                .put("type", type)
                .put("param", null)
                .put("code", code.isEmpty() ? null : code);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject().put("error", error).toBuffer());
    }
}
