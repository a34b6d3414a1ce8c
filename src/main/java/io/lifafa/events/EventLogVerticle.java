package io.lifafa.events;

import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.EventLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects processing events and stores them in bulk. What comes while {@value #CAPACITY} events wait for a store that
 * does not answer is dropped and counted: events are for people to read, no promise rests on them.
 */
public final class EventLogVerticle extends VerticleBase {
    static final int CAPACITY = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventLogVerticle.class);
    private static final int BULK = 500;
    private static final long FLUSH_MILLIS = 1_000;
    private static final JsonObject LAST = new JsonObject();

    private final EventLog log;
    private final Metrics metrics;
    private volatile boolean running;
    private volatile int backlog;
    private final Deque<JsonObject> waiting = new ArrayDeque<>();
    private MessageConsumer<JsonObject> consumer;
    private long dropped;
    private Future<Void> flushing = Future.succeededFuture();

    public EventLogVerticle(EventLog log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        consumer = vertx.eventBus().consumer(Addresses.EVENTS, this::hear);
        vertx.setPeriodic(FLUSH_MILLIS, tick -> flush());
        return consumer.completion().onSuccess(listening -> running = true);
    }

    /** False before the start and once it stops. Thread rule: any. */
    public boolean isRunning() {
        return running;
    }

    /** How many events wait to be stored. Thread rule: any. */
    public int waiting() {
        return backlog;
    }

    private void hear(Message<JsonObject> message) {
        if (message.replyAddress() == null) {
            collect(message.body());
        } else {
            message.reply(new JsonObject());
        }
    }

    private void collect(JsonObject event) {
        if (waiting.size() >= CAPACITY) {
            metrics.eventsDropped().increment();
            return;
        }
        waiting.add(event);
        backlog = waiting.size();
        if (waiting.size() >= BULK) {
            flush();
        }
    }

    private Future<Void> flush() {
        if (flushing.isComplete() && !waiting.isEmpty()) {
            var bulk = nextBulk();
            flushing = log.store(bulk).recover(failure -> {
                LOG.warn("{} processing events not stored: {}", bulk.size(), failure.getMessage());
                metrics.eventsDropped().increment(bulk.size());
                dropped += bulk.size();
                return Future.succeededFuture();
            });
        }
        return flushing;
    }

    private List<JsonObject> nextBulk() {
        var bulk = new ArrayList<JsonObject>();
        while (bulk.size() < BULK && !waiting.isEmpty()) {
            bulk.add(waiting.poll());
        }
        backlog = waiting.size();
        return bulk;
    }

    @Override
    public Future<?> stop() {
        running = false;
        return heard().compose(all -> consumer.unregister())
                .compose(unregistered -> flush())
                .compose(flushed -> drain());
    }

    /** What this node's stages have said comes before what is said now: nothing on its way is lost. */
    private Future<Void> heard() {
        var here = new DeliveryOptions().setLocalOnly(true).setSendTimeout(FLUSH_MILLIS);
        return vertx.eventBus().request(Addresses.EVENTS, LAST, here).transform(answered -> Future.succeededFuture());
    }

    /** Stores what waits, bulk by bulk; a store that does not answer ends it. */
    private Future<Void> drain() {
        if (waiting.isEmpty()) {
            return Future.succeededFuture();
        }
        var before = dropped;
        return flush().compose(flushed -> dropped == before ? drain() : Future.succeededFuture());
    }
}
