package io.lifafa.api.stage;

import io.lifafa.api.ExtractionProgress;
import io.lifafa.api.ExtractionRequest;
import io.lifafa.api.ExtractionService;
import io.lifafa.api.dispatch.AnswerCollector;
import io.lifafa.api.dispatch.Dispatcher;
import io.lifafa.api.dispatch.Settled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The requests that somebody on this or another node waits for, each known by its id for as long as he comes back for it.
 * Thread rule: the stage's event loop.
 */
public final class ExtractionRequests implements ExtractionService {
    /**
     * Whoever has not come back for so long has died or left: he comes every {@link #WAIT_MILLIS}, and after lost
     * replies within some five seconds more.
     */
    private static final Duration VANISHED = Duration.ofSeconds(15);

    /**
     * So many SMS may wait before new requests are refused: some 50 MB. Whoever is refused tries elsewhere, or later. A
     * request of a tenant of whom nothing waits is taken beyond it, up to twice as many in all.
     */
    static final int MOST_WAITING = 50_000;

    private static final int UNAVAILABLE = 503;

    private static final class Open {
        final AnswerCollector collector = new AnswerCollector();
        long lastSeen;
    }

    private final Vertx vertx;
    private final Dispatcher dispatcher;
    private final LongSupplier nanos;
    private final Map<String, Open> requests = new HashMap<>();
    private final Promise<Void> empty = Promise.promise();
    private boolean draining;

    public ExtractionRequests(Vertx vertx, Dispatcher dispatcher, LongSupplier nanos) {
        this.vertx = vertx;
        this.dispatcher = dispatcher;
        this.nanos = nanos;
    }

    @Override
    public Future<Void> accepts() {
        return draining
                ? Future.failedFuture(new ServiceException(UNAVAILABLE, "this node is about to leave"))
                : Future.succeededFuture();
    }

    @Override
    public Future<ExtractionProgress> ask(ExtractionRequest request) {
        var open = requests.get(request.id());
        if (open == null && request.messages().isEmpty()) {
            return new AnswerCollector().look(request.ids(), Future.succeededFuture());
        }
        if (open == null && isFullFor(request.tenant())) {
            return Future.failedFuture(new ServiceException(UNAVAILABLE, "too many SMS wait to be asked for"));
        }
        if (open == null) {
            open = new Open();
            requests.put(request.id(), open);
        }
        open.lastSeen = nanos.getAsLong();
        dispatcher.ask(request.tenant(), request.messages(), open.collector);
        return look(open.collector, request);
    }

    private boolean isFullFor(String tenant) {
        int waiting = dispatcher.waiting();
        return waiting >= MOST_WAITING && (waiting >= 2 * MOST_WAITING || dispatcher.isWaiting(tenant));
    }

    private Future<ExtractionProgress> look(AnswerCollector collector, ExtractionRequest request) {
        if (request.waitMillis() <= 0) {
            return collector.look(request.ids(), Future.succeededFuture());
        }
        long wait = Math.min(request.waitMillis(), WAIT_MILLIS);
        var enough = Promise.<Void>promise();
        long timer = vertx.setTimer(wait, late -> enough.tryComplete());
        return collector.look(request.ids(), enough.future()).onComplete(done -> vertx.cancelTimer(timer));
    }

    @Override
    public Future<Void> release(String request) {
        var open = requests.remove(request);
        if (open != null) {
            dispatcher.forget(open.collector);
        }
        tellIfEmpty();
        return Future.succeededFuture();
    }

    /** Drops the requests that nobody comes back for. To be called every second or so. */
    public void sweep() {
        long now = nanos.getAsLong();
        var vanished = requests.entrySet().stream()
                .filter(it ->
                        !it.getValue().collector.isWatched() && now - it.getValue().lastSeen >= VANISHED.toNanos())
                .toList();
        for (var it : vanished) {
            requests.remove(it.getKey());
            dispatcher.abandon(it.getValue().collector);
        }
        tellIfEmpty();
    }

    public int size() {
        return requests.size();
    }

    /** From now on everything that is not under way is handed back, and those who wait are told so at once. */
    public void drain() {
        draining = true;
        dispatcher.drain();
        List.copyOf(requests.values()).forEach(it -> it.collector.endLooks());
        tellIfEmpty();
    }

    /** After {@link #drain}: completes when everybody has fetched his answers and taken the rest elsewhere. */
    public Future<Void> drained() {
        return empty.future();
    }

    /** Hands back what is still open. */
    void close() {
        for (var it : List.copyOf(requests.values())) {
            List.copyOf(it.collector.open()).forEach(sms -> it.collector.settle(sms, new Settled.HandedBack()));
        }
    }

    private void tellIfEmpty() {
        if (draining && requests.isEmpty()) {
            empty.tryComplete();
        }
    }
}
