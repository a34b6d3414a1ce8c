package io.lifafa.api.client;

import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.RateSignals;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chat-completions server reached over HTTP.
 *
 * <p>Made on Vert.x's core client and not its web client, whose time-out does not bound a body that trickles, which
 * cannot cut a call off, and which buffers replies of any length.
 *
 * <p>Has no time limits of its own beyond that for connecting: the caller cancels. Thread rule: may be called from any
 * thread; everything happens, and every reply completes, on the context it was created on.
 */
public final class HttpChatEndpoint implements ChatEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(HttpChatEndpoint.class);
    private static final String USER_AGENT = "lifafa/"
            + Optional.ofNullable(HttpChatEndpoint.class.getPackage().getImplementationVersion())
                    .orElse("dev");

    private final EndpointOptions options;
    private final Context context;
    private final HttpClient client;
    private final Negotiation negotiation;
    private final ReplyLimits limits;
    private final PeerCheck peerCheck;
    private final Set<HttpCall> underWay = new HashSet<>();
    private boolean closed;

    private HttpChatEndpoint(Vertx vertx, EndpointOptions options, Environment environment) {
        this.options = options;
        this.context = vertx.getOrCreateContext();
        this.client = Transport.client(vertx, options, environment.trust());
        this.negotiation = new Negotiation(options.model(), environment.nanos());
        this.limits = new ReplyLimits(options.maxReplyBytes(), environment.clock());
        this.peerCheck = new PeerCheck(vertx, environment.pingPatience());
    }

    /** What tests replace. */
    record Environment(Optional<TrustOptions> trust, LongSupplier nanos, InstantSource clock, Duration pingPatience) {
        static final Environment SYSTEM =
                new Environment(Optional.empty(), System::nanoTime, InstantSource.system(), PeerCheck.PATIENCE);
    }

    /** Opens no connection yet. */
    public static HttpChatEndpoint create(Vertx vertx, EndpointOptions options) {
        return create(vertx, options, Environment.SYSTEM);
    }

    static HttpChatEndpoint create(Vertx vertx, EndpointOptions options, Environment environment) {
        return new HttpChatEndpoint(vertx, options, environment);
    }

    @Override
    public Call send(ChatRequest request) {
        var call = new HttpCall(limits);
        onContext(() -> start(call, request));
        return new Call() {
            @Override
            public Future<ChatReply> reply() {
                return call.reply();
            }

            @Override
            public void cancel(Kind kind) {
                onContext(() -> HttpChatEndpoint.this.cancel(call, kind));
            }
        };
    }

    @Override
    public Future<Void> close() {
        Promise<Void> done = Promise.promise();
        onContext(() -> {
            closed = true;
            List.copyOf(underWay).forEach(call -> call.cancel(Kind.CANCELLED));
            client.close().onComplete(done);
        });
        return done.future();
    }

    private void start(HttpCall call, ChatRequest request) {
        if (closed) {
            call.refuse(new Failed(Kind.CANCELLED, "closed", RateSignals.NONE));
            return;
        }
        underWay.add(call);
        call.reply().onSuccess(reply -> ended(call, reply));
        call.start(request, new Interpretation(negotiation, options.key()), () -> client.request(requestOptions()));
    }

    private RequestOptions requestOptions() {
        var head = Transport.request(options)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        options.key().ifPresent(key -> head.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key));
        return head;
    }

    private void cancel(HttpCall call, Kind kind) {
        call.cancel(kind)
                .filter(request -> kind == Kind.TIMED_OUT && request.version() == HttpVersion.HTTP_2)
                .ifPresent(request -> peerCheck.check(request.connection()));
    }

    private void ended(HttpCall call, ChatReply reply) {
        underWay.remove(call);
        if (reply instanceof Failed failed) {
            LOG.debug("A call ended: {} {}", failed.kind(), failed.reason());
        }
    }

    private void onContext(Runnable task) {
        if (Vertx.currentContext() == context) {
            task.run();
        } else {
            context.runOnContext(now -> task.run());
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "HttpChatEndpoint[" + options + "]";
    }
}
