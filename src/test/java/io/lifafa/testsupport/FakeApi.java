package io.lifafa.testsupport;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A chat-completions server on the loopback whose every answer a test decides.
 *
 * <pre>{@code
 * try (var api = FakeApi.start(vertx)) {
 *     api.next(Answers.status(503));             // the first request
 *     api.always(Answers.completion("{}"));      // all others
 *     … ask api.url() …
 *     assertThat(api.seen()).hasSize(2);
 * }
 * }</pre>
 *
 * Answers are given on the server's event loop; all methods may be called from any thread.
 */
public final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final String host;
    private final Deque<Answer> next = new ConcurrentLinkedDeque<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile Answer always = ApiAnswers.completion("{\"results\":[]}");

    private FakeApi(Vertx vertx, HttpServerOptions options, String host) {
        this.scheme = options.isSsl() ? "https" : "http";
        this.host = host;
        this.server = vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    accepted.incrementAndGet();
                    open.incrementAndGet();
                    connection.closeHandler(closed -> open.decrementAndGet());
                })
                .requestHandler(this::receive);
    }

    /** What is done with a request whose body has been read. */
    @FunctionalInterface
    public interface Answer {
        void give(HttpServerRequest request, Seen seen);
    }

    /** A request that came in; header names in lower case. */
    public record Seen(HttpVersion version, String uri, Map<String, String> headers, JsonObject body) {
        /** The text of its last message. */
        public String user() {
            var messages = body.getJsonArray("messages");
            return messages.getJsonObject(messages.size() - 1).getString("content");
        }
    }

    /** Starts one that speaks HTTP on a free port. */
    public static FakeApi start(Vertx vertx) {
        return new FakeApi(vertx, new HttpServerOptions(), "127.0.0.1").listen(0);
    }

    /** Starts one that speaks HTTP on this port. */
    public static FakeApi startOn(Vertx vertx, int port) {
        return new FakeApi(vertx, new HttpServerOptions(), "127.0.0.1").listen(port);
    }

    /** Starts one that speaks HTTPS as {@code localhost} on a free port, HTTP/2 if {@code http2}. */
    public static FakeApi startTls(Vertx vertx, TestCertificate certificate, boolean http2) {
        var options = new HttpServerOptions().setSsl(true).setUseAlpn(http2).setKeyCertOptions(certificate.server());
        return new FakeApi(vertx, options, "localhost").listen(0);
    }

    private FakeApi listen(int port) {
        try {
            server.listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("cannot listen", e);
        }
    }

    /** The base, to be used as {@code API_URL}. */
    public URI url() {
        return URI.create(scheme + "://" + host + ":" + port() + "/v1");
    }

    public int port() {
        return server.actualPort();
    }

    /** Answers the next requests so, one each, in this order; then as {@link #always} says. */
    public FakeApi next(Answer... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    /** Answers all requests so for which there is no {@link #next}. Default: an empty list of results. */
    public FakeApi always(Answer answer) {
        always = answer;
        return this;
    }

    /** The requests so far. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections open now. */
    public int open() {
        return open.get();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            request.headers().forEach(headers::put);
            var it = new Seen(request.version(), request.uri(), headers, body.toJsonObject());
            seen.add(it);
            var answer = next.poll();
            (answer == null ? always : answer).give(request, it);
        });
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        server.close();
    }
}
