package io.lifafa.simulator;

import io.lifafa.simulator.Stats.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.SplittableRandom;

/**
 * The way of one call: counted against the limits, read, kept waiting for its turn, answered in its time.
 *
 * <p>What befalls it is drawn when it comes, so that the same calls in the same order fare the same. Thread rule: event
 * loop; the pool reads and answers.
 */
final class ChatRoute {
    /** Calls that wait for their turn beyond this, or beyond the size, are answered 503. */
    static final int MOST_WAITING = 10_000;

    private static final long MOST_WAITING_BYTES = 64L << 20;
    private static final int BYTES_PER_TOKEN = 4;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Vertx vertx;
    private final WorkerExecutor pool;
    private final Clock clock;
    private final RulesModel model;
    private final RateLimit limit;
    private final Turns turns;
    private final Stats stats;
    private final AskedBefore asked = new AskedBefore();
    private Settings settings;
    private SplittableRandom random;

    ChatRoute(Vertx vertx, WorkerExecutor pool, Settings settings, Stats stats) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = Clock.systemUTC();
        this.model = new RulesModel(clock);
        this.limit = new RateLimit(settings, System::nanoTime);
        this.turns = new Turns(settings.workers(), MOST_WAITING, MOST_WAITING_BYTES);
        this.stats = stats;
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
    }

    /** From now on; calls that are served already finish as they began. */
    void change(Settings changed) {
        if (changed.seed() != settings.seed()) {
            random = new SplittableRandom(changed.seed());
        }
        settings = changed;
        limit.change(changed);
        turns.change(changed.workers());
    }

    int waiting() {
        return turns.waiting();
    }

    int busy() {
        return turns.busy();
    }

    void handle(RoutingContext context) {
        var body = context.body().buffer() == null
                ? Buffer.buffer()
                : context.body().buffer();
        var response = context.response();
        long promptTokens = Math.max(1, body.length() / BYTES_PER_TOKEN);
        stats.seen(System.nanoTime());
        stats.count(Counter.REQUESTS);
        stats.add(Counter.BYTES_IN, body.length());
        if (settings.refusal().isWanted()) {
            stats.count(Counter.REFUSED);
            settings.refusal().error().send(response);
            return;
        }
        var refusal = limit.admit(promptTokens);
        limit.tell(response.headers());
        if (refusal.isPresent()) {
            stats.count(Counter.REJECTED429);
            refusal.get().tell(response.headers());
            new ApiError(
                            429,
                            "rate_limit_error",
                            "rate_limit_exceeded",
                            "Rate limit reached: " + refusal.get().limit())
                    .send(response);
            return;
        }
        var taken = settings.structured();
        var mishaps = new Mishaps(settings, random.split());
        pool.executeBlocking(() -> ChatCall.read(body, taken), false)
                .onFailure(failure -> refuse(response, failure))
                .onSuccess(call -> queue(call, mishaps, response));
    }

    private void refuse(HttpServerResponse response, Throwable failure) {
        if (failure instanceof BadRequestException) {
            stats.count(Counter.INVALID400);
            ApiError.invalid(400, failure.getMessage()).send(response);
        } else {
            ApiError.server(500, failure.getClass().getSimpleName()).send(response);
        }
    }

    /** As LiteLLM does: the wait it asks for has nothing to do with when a place becomes free. */
    private boolean refusesCrowd(HttpServerResponse response) {
        if (settings.maxParallel() == 0 || turns.busy() + turns.waiting() < settings.maxParallel()) {
            return false;
        }
        stats.count(Counter.REJECTED429);
        response.putHeader(HttpHeaders.RETRY_AFTER, "60").putHeader("rate_limit_type", "max_parallel_requests");
        new ApiError(429, "rate_limit_error", "", "Limit type: max_parallel_requests").send(response);
        return true;
    }

    private void queue(ChatCall call, Mishaps mishaps, HttpServerResponse response) {
        if (refusesCrowd(response)) {
            return;
        }
        stats.add(Counter.REPEATED, asked.count(call.question().items()));
        if (mishaps.happens(settings.hang())) {
            stats.count(Counter.HUNG);
            return;
        }
        if (!turns.take(() -> serve(call, mishaps, response), call.bytes())) {
            stats.count(Counter.OVERLOADED503);
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
            ApiError.server(503, "too many calls wait for their turn").send(response);
        }
        stats.inFlight(turns.busy() + turns.waiting());
    }

    private void serve(ChatCall call, Mishaps mishaps, HttpServerResponse response) {
        if (response.closed()) {
            turns.done();
            return;
        }
        var now = settings;
        long began = System.nanoTime();
        double millis = mishaps.millis(call.question().items().size());
        boolean fails = mishaps.happens(now.fail());
        pool.executeBlocking(() -> Reply.write(call.question(), model, now, mishaps), false)
                .compose(reply -> pause(millis - (System.nanoTime() - began) / NANOS_PER_MILLI)
                        .map(reply))
                .onComplete(reply -> {
                    turns.done();
                    if (reply.failed()) {
                        refuse(response, reply.cause());
                    } else if (fails) {
                        fail(mishaps, response);
                    } else {
                        answer(call, reply.result(), response);
                    }
                });
    }

    private Future<Void> pause(double millis) {
        long whole = Math.round(millis);
        return whole < 1 ? Future.succeededFuture() : vertx.timer(whole).mapEmpty();
    }

    private void fail(Mishaps mishaps, HttpServerResponse response) {
        stats.count(Counter.FAILED500);
        ApiError.server(mishaps.happens(0.5) ? 500 : 503, "the simulated model failed")
                .send(response);
    }

    private void answer(ChatCall call, Reply reply, HttpServerResponse response) {
        long prompt = Math.max(1, call.bytes() / BYTES_PER_TOKEN);
        long completion = Math.max(1, reply.content().length() / BYTES_PER_TOKEN);
        count(call, reply, prompt, completion);
        limit.answered(completion);
        if (response.closed()) {
            return;
        }
        var message = new JsonObject().put("role", "assistant").put("content", reply.content());
        var choice = new JsonObject().put("index", 0).put("message", message).put("finish_reason", "stop");
        var usage = new JsonObject()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject()
                        .put("id", "chatcmpl-" + stats.get(Counter.REQUESTS))
                        .put("object", "chat.completion")
                        .put("created", clock.instant().getEpochSecond())
                        .put("model", call.model())
                        .put("choices", new JsonArray().add(choice))
                        .put("usage", usage)
                        .toBuffer());
    }

    private void count(ChatCall call, Reply reply, long prompt, long completion) {
        stats.count(reply.garbage() ? Counter.GARBAGE : Counter.OK);
        stats.add(Counter.ITEMS, reply.items());
        stats.add(Counter.NO_PAYLOAD, call.question().items().isEmpty() ? 1 : 0);
        stats.add(Counter.NOISY, reply.noisy());
        stats.add(Counter.DROPPED, reply.dropped() ? 1 : 0);
        stats.add(Counter.SWAPPED, reply.swapped() ? 1 : 0);
        stats.add(Counter.PROMPT_TOKENS, prompt);
        stats.add(Counter.COMPLETION_TOKENS, completion);
    }
}
