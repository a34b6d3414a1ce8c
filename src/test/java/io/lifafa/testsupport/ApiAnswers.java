package io.lifafa.testsupport;

import io.lifafa.testsupport.FakeApi.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Answers of a {@link FakeApi}, good and bad. */
public final class ApiAnswers {
    private static final int PIECE = 1 << 16;

    private ApiAnswers() {}

    /** A whole completion with this content, 11 prompt and 7 completion tokens, by the model {@code fake-1}. */
    public static Answer completion(String content) {
        return completion(seen -> content);
    }

    /** A whole completion whose content depends on the request. */
    public static Answer completion(Function<FakeApi.Seen, String> content) {
        return (request, seen) ->
                json(completionBody(content.apply(seen), "stop").encode()).give(request, seen);
    }

    /** The body of a completion. */
    public static JsonObject completionBody(Object content, String finishReason) {
        var message = new JsonObject().put("role", "assistant").put("content", content);
        return new JsonObject()
                .put("object", "chat.completion")
                .put("model", "fake-1")
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put("message", message)
                                        .put("finish_reason", finishReason)))
                .put("usage", new JsonObject().put("prompt_tokens", 11).put("completion_tokens", 7));
    }

    /** 200 with this as {@code application/json}. */
    public static Answer json(String body) {
        return status(200, body, "content-type", "application/json");
    }

    /** This status and an empty body. */
    public static Answer status(int status) {
        return status(status, "");
    }

    /** This status, this body, these headers: name, value, name, value … */
    public static Answer status(int status, String body, String... headers) {
        return (request, seen) -> head(request, status, headers).end(body);
    }

    /** An error as OpenAI words it. */
    public static Answer error(int status, String code, String message) {
        var error = new JsonObject().put("code", code).put("message", message);
        return status(status, new JsonObject().put("error", error).encode(), "content-type", "application/json");
    }

    /** Nothing at all, for ever. */
    public static Answer never() {
        return (request, seen) -> {};
    }

    /** 200, headers, and then nothing for ever. */
    public static Answer headersOnly(String... headers) {
        return (request, seen) -> head(request, 200, headers).setChunked(true).writeHead();
    }

    /** A blank every few milliseconds, for ever. */
    public static Answer trickle(Vertx vertx) {
        return (request, seen) -> {
            var response =
                    head(request, 200, "content-type", "application/json").setChunked(true);
            var timer = vertx.setPeriodic(5, id -> response.write(" "));
            response.closeHandler(closed -> vertx.cancelTimer(timer));
        };
    }

    /** Half a body, then the connection closes. */
    public static Answer closeMidway() {
        return (request, seen) -> head(request, 200, "content-type", "application/json")
                .putHeader("content-length", "1000")
                .write("{\"choices\":[")
                .onComplete(written -> request.connection().close());
    }

    /** The connection closes instead of an answer. */
    public static Answer close() {
        return (request, seen) -> request.connection().close();
    }

    /** 200 and a body of so many blanks, chunked, as fast as it is read. */
    public static Answer large(long bytes) {
        return (request, seen) -> {
            var response =
                    head(request, 200, "content-type", "application/json").setChunked(true);
            send(response, bytes);
        };
    }

    private static void send(HttpServerResponse response, long left) {
        if (left <= 0) {
            response.end();
            return;
        }
        var piece = Buffer.buffer(new byte[(int) Math.min(PIECE, left)]);
        response.write(piece).onSuccess(written -> send(response, left - PIECE));
    }

    /** 200 and a compressed body that becomes so many bytes. */
    public static Answer gzipBomb(long bytes) {
        var packed = Buffer.buffer(gzip(bytes));
        return (request, seen) -> head(request, 200, "content-type", "application/json", "content-encoding", "gzip")
                .end(packed);
    }

    /** 200 and this, compressed. */
    public static Answer gzip(String body) {
        return (request, seen) -> head(request, 200, "content-type", "application/json", "content-encoding", "gzip")
                .end(Buffer.buffer(packed(body.getBytes(StandardCharsets.UTF_8), 1)));
    }

    private static byte[] gzip(long bytes) {
        return packed(new byte[PIECE], bytes / PIECE);
    }

    private static byte[] packed(byte[] piece, long times) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            for (long i = 0; i < times; i++) {
                out.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static HttpServerResponse head(HttpServerRequest request, int status, String... headers) {
        var response = request.response().setStatusCode(status);
        for (var i = 0; i < headers.length; i += 2) {
            response.putHeader(headers[i], headers[i + 1]);
        }
        return response;
    }
}
