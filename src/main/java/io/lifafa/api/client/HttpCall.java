package io.lifafa.api.client;

import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.RateSignals;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request and its answer. Ends exactly once, whatever comes late; a call that ends before its answer does gives the
 * stream up (over HTTP/1.1: the connection). Thread rule: the endpoint's context.
 */
final class HttpCall {
    private static final long LONGEST_ERROR_BYTES = 64 << 10;

    private final Promise<ChatReply> reply = Promise.promise();
    private final ReplyLimits limits;
    private Optional<Interpretation> interpretation = Optional.empty();
    private Optional<HttpClientRequest> request = Optional.empty();
    private RateSignals signals = RateSignals.NONE;

    HttpCall(ReplyLimits limits) {
        this.limits = limits;
    }

    Future<ChatReply> reply() {
        return reply.future();
    }

    /** Sends it once there is a connection. */
    void start(ChatRequest what, Interpretation how, Supplier<Future<HttpClientRequest>> connect) {
        interpretation = Optional.of(how);
        try {
            var body = how.body(what);
            connect.get()
                    .onComplete(
                            connected -> connected(connected, body),
                            failure -> end(TransportFailures.connecting(failure)));
        } catch (RuntimeException e) {
            // Not passed on: it may hold text of the request.
            end(new Failed(Kind.REJECTED, "unsendable", RateSignals.NONE));
        }
    }

    /** Ends it without sending it. */
    void refuse(Failed why) {
        end(why);
    }

    /** Ends it now, if it has not ended, and gives the stream up; returns the request given up, if it was under way. */
    Optional<HttpClientRequest> cancel(Kind kind) {
        return giveUp(() -> new Failed(kind, kind.name().toLowerCase(Locale.ROOT), signals));
    }

    private void connected(HttpClientRequest connected, Buffer body) {
        // Before anything else, as Vert.x logs what has no handler.
        connected.exceptionHandler(this::broken);
        if (hasEnded()) {
            connected.reset();
            return;
        }
        request = Optional.of(connected);
        connected.send(body).onComplete(this::head, this::broken);
    }

    private void head(HttpClientResponse response) {
        response.exceptionHandler(this::broken);
        if (hasEnded()) {
            return;
        }
        signals = limits.signals(response.headers());
        var success = RawReply.isSuccess(response.statusCode());
        var body = new BoundedBody(success ? limits.maxReplyBytes() : LONGEST_ERROR_BYTES);
        if (!body.expects(response.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            tooLong(response);
            return;
        }
        response.endHandler(end -> finish(() -> read(response, body.bytes())));
        response.handler(chunk -> chunk(response, body, chunk));
    }

    private void chunk(HttpClientResponse response, BoundedBody body, Buffer chunk) {
        if (!hasEnded() && !body.add(chunk)) {
            tooLong(response);
        }
    }

    /** Of an error so long, the status alone counts. */
    private void tooLong(HttpClientResponse response) {
        if (RawReply.isSuccess(response.statusCode())) {
            giveUp(() -> new Failed(Kind.UNREADABLE, "reply_too_large", signals));
        } else if (finish(() -> read(response, new byte[0]))) {
            request.ifPresent(HttpClientRequest::reset);
        }
    }

    private ChatReply read(HttpClientResponse response, byte[] body) {
        var type = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_TYPE));
        return interpretation.orElseThrow().of(new RawReply(response.statusCode(), type, body, signals));
    }

    private void broken(Throwable failure) {
        giveUp(() -> TransportFailures.underWay(failure, signals));
    }

    private void end(Failed failed) {
        finish(() -> {
            interpretation.ifPresent(Interpretation::none);
            return failed;
        });
    }

    private Optional<HttpClientRequest> giveUp(Supplier<Failed> why) {
        if (hasEnded()) {
            return Optional.empty();
        }
        end(why.get());
        request.ifPresent(HttpClientRequest::reset);
        return request;
    }

    /** The only place where a call ends. */
    private boolean finish(Supplier<ChatReply> how) {
        return !hasEnded() && reply.tryComplete(guarded(how));
    }

    private ChatReply guarded(Supplier<ChatReply> how) {
        try {
            return how.get();
        } catch (RuntimeException e) {
            // Not passed on: it may hold text of the reply.
            return new Failed(Kind.UNREADABLE, "unreadable", signals);
        }
    }

    private boolean hasEnded() {
        return reply.future().isComplete();
    }
}
