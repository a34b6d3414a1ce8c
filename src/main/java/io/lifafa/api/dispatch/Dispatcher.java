package io.lifafa.api.dispatch;

import io.lifafa.api.answer.Question;
import io.lifafa.api.client.ChatEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.api.refusal.Probe;
import io.lifafa.api.refusal.Refusals;
import io.lifafa.api.refusal.Silence;
import io.lifafa.api.refusal.Trouble;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.RateSignals;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Sms;
import io.lifafa.tenants.quota.ApiAdmission;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the SMS that wait in calls, as many and as large as the limiter lets it, and has each reply read and settled.
 *
 * <p>Tenants take turns by their weights, and by the SMS that they have been asked for ({@link AskQueue}).
 * Calls fill up by themselves while others are under way (as segments do by RFC 896, Nagle's algorithm). The second
 * server is asked only while the first is down. Where a server may be refusing everything a {@link Probe} goes instead of
 * SMS, see {@link Refusals}. Thread rule: the event loop it was created on; replies are read on
 * {@code pool}.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** How often late calls are looked for. */
    private static final Duration SWEEP = Duration.ofMillis(200);

    private final Vertx vertx;
    private final List<Upstream> upstreams;
    private final Question question;
    private final Metrics metrics;
    private final LongSupplier nanos;
    private final Runnable apiReturned;
    private final ApiAdmission quotas;
    private final AskQueue queue;
    private final PendingAnswers pending;
    private final Retries retries;
    private final CallEnds ends;
    private final CallsInFlight calls = new CallsInFlight();
    private final Outage outage = new Outage();
    private final Usage usage = new Usage();
    private final Silence silence = new Silence();
    private final long sweeper;
    private long timer = -1;
    private boolean draining;

    /** @param apiReturned is called when the API answers again after SMS were put off */
    public Dispatcher(
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
        this.metrics = metrics;
        this.nanos = nanos;
        this.apiReturned = apiReturned;
        this.quotas = options.quotas();
        this.queue = new AskQueue(options);
        this.pending = new PendingAnswers(metrics, usage, nanos);
        this.retries = new Retries(vertx, queue, options.firstRetry(), RandomGenerator.getDefault(), this::pump);
        this.ends = new CallEnds(
                new ReplyReading(question, pool),
                new Settlement(queue, pending, retries, metrics),
                pending,
                new CallCounts(metrics, usage, options.quotas()),
                silence,
                nanos,
                this::pump);
        this.sweeper = vertx.setPeriodic(SWEEP.toMillis(), tick -> sweep());
    }

    /** Asks for those of them that {@code collector} does not know of; it is told what comes of each. */
    public void ask(String tenant, List<Sms> messages, AnswerCollector collector) {
        pending.add(tenant, messages, collector).forEach(queue::add);
        pump();
    }

    /** Nobody waits for the collector's answers any more: what was not sent yet is not sent. */
    public void forget(AnswerCollector collector) {
        pending.leave(collector);
        pump();
    }

    /** The same for a collector whose owner vanished: his answers are kept for whoever asks next. */
    public void abandon(AnswerCollector collector) {
        pending.keep(collector);
        forget(collector);
    }

    /** How many SMS are being asked for or wait for it. */
    public int waiting() {
        return pending.size();
    }

    /** Whether SMS of a tenant are among them. */
    public boolean isWaiting(String tenant) {
        return pending.has(tenant);
    }

    /** The limits as they are now, and why, as JSON for people. */
    public JsonObject describe() {
        long now = nanos.getAsLong();
        var json = new JsonObject()
                .put("waiting", pending.size())
                .put("calls_under_way", calls.size())
                .put("usage", usage.toJson())
                .put(
                        "apis",
                        new JsonArray(
                                upstreams.stream().map(it -> it.describe(now)).toList()));
        trouble(now)
                .ifPresent(it -> json.put(
                        "trouble",
                        new JsonObject()
                                .put("kind", it.refused() ? "refusal" : "outage")
                                .put("confirmed", it.confirmed())
                                .put("text", "the extraction API " + it.text())
                                .put("without_answer_ms", silence.millis(now))));
        return json;
    }

    /** What keeps every server from being of use; if not all of them refuse, one may come back by itself. */
    private Optional<Trouble> trouble(long now) {
        var troubles = upstreams.stream().map(it -> it.trouble(now)).toList();
        return troubles.stream().allMatch(Optional::isPresent)
                ? troubles.stream().map(Optional::get).reduce((one, other) -> one.refused() ? other : one)
                : Optional.empty();
    }

    /** Whether SMS wait that could be sent if the limits let them. */
    public boolean isHeldBack() {
        return !draining && !queue.isEmpty();
    }

    /** Has the limits be learned anew. */
    public void reset() {
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
    public void pump() {
        long now = nanos.getAsLong();
        observe(now);
        while (!draining && (hasWork() || wantsProbe()) && sendNext(now)) {
            now = nanos.getAsLong();
        }
        if (draining) {
            retries.releaseAll();
            clearSuspects();
            queue.takeAll().forEach(pending::handBack);
        } else if (outage.isLong(now)) {
            clearSuspects();
            if (!queue.isEmpty()) {
                putOff(outage.isRefusal() ? queue.takeAll() : queue.takeAllButNext(), outage.tell(now));
            }
        }
    }

    private void clearSuspects() {
        upstreams.forEach(it -> queue.giveBack(it.refusals().takeSuspects()));
    }

    private boolean wantsProbe() {
        return upstreams.stream().anyMatch(it -> it.refusals().wantsProbe(isIdle()));
    }

    private boolean isIdle() {
        return queue.isEmpty() && calls.size() == 0;
    }

    private boolean hasWork() {
        if (queue.isEmpty()) {
            retries.releaseOne();
        }
        pending.dropUnwanted(queue);
        queue.tenants().forEach(tenant -> quotas.usedUp(tenant)
                .ifPresent(used -> queue.takeAllOf(tenant).forEach(it -> pending.usedUp(it, used))));
        return !queue.isEmpty();
    }

    private void observe(long now) {
        upstreams.forEach(it -> it.tell(now));
        boolean allDown = upstreams.stream().allMatch(it -> it.isDown(now));
        boolean allRefuse =
                upstreams.stream().allMatch(it -> it.refusals().standing().isPresent());
        if (outage.observe(allDown, allRefuse, now)) {
            apiReturned.run();
        }
    }

    private void putOff(List<PendingSms> messages, Duration wait) {
        messages.forEach(it -> pending.unreachable(it, wait));
    }

    /** False if nothing can be sent for now. */
    private boolean sendNext(long now) {
        for (var upstream : upstreams) {
            boolean probe = upstream.refusals().wantsProbe(isIdle());
            if (!probe && queue.isEmpty()) {
                continue;
            }
            var next = probe ? Optional.<AskQueue.NextCall>empty() : queue.next(calls.size() > 0, now);
            if (!probe && next.isEmpty()) {
                again(AskQueue.LINGER.toNanos());
                return false;
            }
            boolean mustWait = probe && upstream.refusals().isProbing() && !upstream.isDown(now);
            if (mustWait || upstream.refusals().isUneasy()) {
                return false;
            }
            var decision = upstream.next(next.map(AskQueue.NextCall::ready).orElse(1), now);
            if (decision instanceof Decision.Go go) {
                send(upstream, go.permit(), next, now);
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

    /** One timer is enough: whatever else happens meanwhile looks again too. */
    private void again(long inNanos) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, inNanos / 1_000_000 + 1), tick -> pump());
    }

    private void send(Upstream upstream, Permit permit, Optional<AskQueue.NextCall> next, long now) {
        var batch = next.map(it -> queue.take(it, permit.items())).orElse(List.of());
        var sent = new SentCall(upstream, permit, calls.nextNumber(), batch);
        sent.batch().forEach(it -> it.sentIn(sent.number()));
        if (sent.isProbe()) {
            upstream.refusals().probeSent();
        }
        ChatEndpoint.Call call;
        try {
            call = upstream.endpoint().send(question.request(sent.messages(), sent.objections()));
        } catch (RuntimeException failure) {
            LOG.error("a call could not be put together: {}", failure.getClass().getName());
            var rejected = new ChatReply.Failed(ChatReply.Kind.REJECTED, "not_sendable", RateSignals.NONE);
            vertx.runOnContext(then -> ends.ended(sent, rejected));
            return;
        }
        calls.sent(sent.number(), upstream, permit, call);
        retries.callSent();
        usage.call();
        silence.callSent(now);
        call.reply().onComplete(ended -> {
            calls.ended(sent.number());
            ends.ended(sent, ended.result());
        });
    }

    /** Sends nothing more: what waits is handed back at once, calls under way are waited for. */
    public void drain() {
        draining = true;
        pump();
    }

    /** Ends everything; what is still being asked for is handed back. */
    public Future<Void> close() {
        drain();
        vertx.cancelTimer(sweeper);
        vertx.cancelTimer(timer);
        calls.cancelAll();
        return Future.join(upstreams.stream().map(it -> it.endpoint().close()).toList())
                .mapEmpty();
    }
}
