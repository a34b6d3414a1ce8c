package io.lifafa.api;

import io.lifafa.api.answer.Question;
import io.lifafa.api.answer.ReadReply;
import io.lifafa.api.client.ChatEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.RateSignals;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the SMS that wait in calls, as many and as large as the limiter lets it, and has each reply read and settled.
 *
 * <p>Calls fill up by themselves while others are under way (as segments do by RFC 896, Nagle's algorithm). The second
 * server is asked only while the first is down. Thread rule: the event loop it was created on; replies are read on
 * {@code pool}.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** How often late calls are looked for. */
    private static final Duration SWEEP = Duration.ofMillis(200);

    /** How long a call waits to be filled. */
    private static final Duration LINGER = Duration.ofMillis(50);

    private final Vertx vertx;
    private final List<Upstream> upstreams;
    private final Question question;
    private final WorkerExecutor pool;
    private final Metrics metrics;
    private final DispatchOptions options;
    private final LongSupplier nanos;
    private final Runnable apiReturned;
    private final AskQueue queue;
    private final PendingAnswers pending;
    private final Retries retries;
    private final Settlement settlement;
    private final CallsInFlight calls = new CallsInFlight();
    private final Outage outage = new Outage();
    private final Wellness wellness = new Wellness();
    private final Usage usage = new Usage();
    private final long sweeper;
    private long timer = -1;
    private boolean draining;

    /** @param apiReturned is called when the API answers again after SMS were put off */
    Dispatcher(
            Vertx vertx,
            List<Upstream> upstreams,
            Question question,
            WorkerExecutor pool,
            Metrics metrics,
            DispatchOptions options,
            LongSupplier nanos,
            Runnable apiReturned) {
        this.vertx = vertx;
        this.upstreams = List.copyOf(upstreams);
        this.question = question;
        this.pool = pool;
        this.metrics = metrics;
        this.options = options;
        this.nanos = nanos;
        this.apiReturned = apiReturned;
        this.queue = new AskQueue(options.maxBatch());
        this.pending = new PendingAnswers(metrics, usage, nanos);
        this.retries = new Retries(vertx, queue, options.firstRetry(), RandomGenerator.getDefault(), this::pump);
        this.settlement = new Settlement(queue, pending, retries, metrics);
        this.sweeper = vertx.setPeriodic(SWEEP.toMillis(), tick -> sweep());
    }

    /** Asks for those of them that {@code collector} does not know of; it is told what comes of each. */
    void ask(List<Sms> messages, AnswerCollector collector) {
        pending.add(messages, collector).forEach(queue::add);
        pump();
    }

    /** Nobody waits for the collector's answers any more: what was not sent yet is not sent. */
    void forget(AnswerCollector collector) {
        pending.leave(collector);
        pump();
    }

    /** The same for a collector whose owner vanished: his answers are kept for whoever asks next. */
    void abandon(AnswerCollector collector) {
        pending.keep(collector);
        forget(collector);
    }

    /** How many SMS are being asked for or wait for it. */
    int waiting() {
        return pending.size();
    }

    /** The limits as they are now, and why, as JSON for people. */
    JsonObject describe() {
        long now = nanos.getAsLong();
        return new JsonObject()
                .put("waiting", pending.size())
                .put("calls_under_way", calls.size())
                .put("usage", usage.toJson())
                .put(
                        "apis",
                        new JsonArray(
                                upstreams.stream().map(it -> it.describe(now)).toList()));
    }

    /** Whether SMS wait that could be sent if the limits let them. */
    boolean isHeldBack() {
        return !draining && !queue.isEmpty();
    }

    /** Has the limits be learned anew. */
    void reset() {
        long now = nanos.getAsLong();
        upstreams.forEach(it -> it.reset(now));
        pump();
    }

    private void sweep() {
        long now = nanos.getAsLong();
        calls.cutOffLate(now);
        upstreams.forEach(it -> it.measure(metrics, now));
        pump();
    }

    /** Sends whatever may be sent now. */
    void pump() {
        long now = nanos.getAsLong();
        observe(now);
        while (!draining && hasWork() && sendNext(now)) {
            now = nanos.getAsLong();
        }
        if (draining) {
            retries.releaseAll();
            queue.takeAll().forEach(pending::handBack);
        } else if (outage.isLong(now) && !queue.isEmpty()) {
            putOff(queue.takeAllButNext(), outage.tell(now));
        }
    }

    private boolean hasWork() {
        if (queue.isEmpty()) {
            retries.releaseOne();
        }
        pending.dropUnwanted(queue);
        return !queue.isEmpty();
    }

    private void observe(long now) {
        boolean allDown = upstreams.stream().allMatch(it -> it.isDown(now));
        if (outage.observe(allDown, now)) {
            LOG.info("the extraction API answers again");
            apiReturned.run();
        }
    }

    private void putOff(List<PendingSms> messages, Duration wait) {
        messages.forEach(it -> pending.unreachable(it, wait));
    }

    /** False if nothing can be sent for now. */
    private boolean sendNext(long now) {
        if (isWorthWaiting(now)) {
            again(LINGER.toNanos());
            return false;
        }
        for (var upstream : upstreams) {
            var decision = upstream.next(queue.ready(), now);
            if (decision instanceof Decision.Go go) {
                send(upstream, go.permit(), now);
                return true;
            }
            if (decision instanceof Decision.NotBefore notBefore) {
                again(notBefore.nanos() - now);
            }
            if (!upstream.isDown(now)) {
                return false;
            }
        }
        return false;
    }

    private boolean isWorthWaiting(long now) {
        int few = calls.size() > 0 ? options.maxBatch() : options.minBatch();
        return queue.mayGrow() && queue.ready() < few && now - queue.oldest(now) < LINGER.toNanos();
    }

    /** One timer is enough: whatever else happens meanwhile looks again too. */
    private void again(long inNanos) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, inNanos / 1_000_000 + 1), tick -> pump());
    }

    private void send(Upstream upstream, Permit permit, long now) {
        var batch = queue.take(permit.items());
        long number = calls.nextNumber();
        batch.forEach(it -> it.sentIn(number));
        ChatEndpoint.Call call;
        try {
            call = upstream.endpoint().send(question.request(messages(batch)));
        } catch (RuntimeException failure) {
            LOG.error("a call could not be put together: {}", failure.getClass().getName());
            var rejected = new ChatReply.Failed(ChatReply.Kind.REJECTED, "not_sendable", RateSignals.NONE);
            vertx.runOnContext(next -> ended(upstream, permit, batch, rejected));
            return;
        }
        calls.sent(number, upstream, permit, call);
        retries.callSent();
        usage.call();
        call.reply().onComplete(ended -> {
            calls.ended(number);
            ended(upstream, permit, batch, ended.result());
        });
    }

    private static List<Sms> messages(List<PendingSms> batch) {
        return batch.stream().map(PendingSms::sms).toList();
    }

    private void ended(Upstream upstream, Permit permit, List<PendingSms> batch, ChatReply reply) {
        long now = nanos.getAsLong();
        var end = endOf(reply);
        upstream.ended(permit, end, now);
        wellness.saw(end.result());
        count(upstream, reply, end, Duration.ofNanos(now - permit.sentAt()));
        if (reply instanceof ChatReply.Answered answered) {
            read(batch, answered);
        } else {
            settlement.failed(batch, (ChatReply.Failed) reply, wellness.isWell());
        }
        pump();
    }

    private void read(List<PendingSms> batch, ChatReply.Answered answered) {
        var messages = messages(batch);
        pool.executeBlocking(() -> question.read(messages, answered.content(), answered.model()), false)
                .recover(failure -> {
                    LOG.error(
                            "a reply could not be read: {}", failure.getClass().getName());
                    return Future.succeededFuture(new ReadReply(false, Map.of()));
                })
                .onSuccess(read -> {
                    settlement.answered(batch, read, answered.complete());
                    pump();
                });
    }

    private static CallEnd endOf(ChatReply reply) {
        if (reply instanceof ChatReply.Answered answered) {
            var result = answered.complete() ? CallResult.SUCCESS : CallResult.TOO_LARGE;
            return new CallEnd(result, answered.signals(), answered.promptTokens() + answered.completionTokens());
        }
        return new CallEnd(((ChatReply.Failed) reply).kind().result(), reply.signals(), 0);
    }

    private void count(Upstream upstream, ChatReply reply, CallEnd end, Duration took) {
        metrics.apiCall(Metrics.label(end.result())).record(took);
        if (reply instanceof ChatReply.Answered answered) {
            metrics.apiTokens("input").increment(answered.promptTokens());
            metrics.apiTokens("output").increment(answered.completionTokens());
            usage.tokens(end.tokens());
        } else {
            var reason = ((ChatReply.Failed) reply).reason();
            upstream.failed(reason);
            LOG.debug("a call to the {} API ended: {}", upstream.name(), reason);
        }
    }

    /** Sends nothing more: what waits is handed back at once, calls under way are waited for. */
    void drain() {
        draining = true;
        pump();
    }

    /** Ends everything; what is still being asked for is handed back. */
    Future<Void> close() {
        drain();
        vertx.cancelTimer(sweeper);
        vertx.cancelTimer(timer);
        calls.cancelAll();
        return Future.join(upstreams.stream().map(it -> it.endpoint().close()).toList())
                .mapEmpty();
    }
}
