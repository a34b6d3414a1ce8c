package io.lifafa.chaos;

import io.lifafa.promises.Client;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends statements to one node, one small request after another, each until it is accepted. Closing stops it. */
final class Trickle implements AutoCloseable {
    private static final int PER_REQUEST = 20;
    private static final int ACCEPTED = 202;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 100_000_000;

    private final Client client;
    private final long seed;
    private final int source;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();
    private final Thread thread = new Thread(this::sendAll);
    private volatile boolean stopping;

    /** @param source of the statements; a node of its own for each */
    Trickle(int port, long seed, int source) {
        this.client = new Client(port, LONGEST);
        this.seed = seed;
        this.source = source;
        thread.start();
    }

    private void sendAll() {
        while (!stopping) {
            long begin = System.nanoTime();
            int number = accepted.get();
            while (!send(number)) {
                refused.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            accepted.addAndGet(PER_REQUEST);
            longestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean send(int first) {
        var messages = new JsonArray();
        for (int number = first; number < first + PER_REQUEST; number++) {
            messages.add(json(Statement.of(seed, source, number)));
        }
        try {
            return client.send("application/json", messages.encode()).statusCode() == ACCEPTED;
        } catch (IOException notNow) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonObject json(Statement statement) {
        var sms = statement.sms();
        return new JsonObject()
                .put("unique_id", sms.id())
                .put("user_id", sms.userId())
                .put("sender", sms.sender())
                .put("body", sms.body())
                .put("date", sms.date().toString());
    }

    /** So many statements, from number 0 on, were accepted. */
    int accepted() {
        return accepted.get();
    }

    /** So many requests were refused or not answered in time, and sent again. */
    int refused() {
        return refused.get();
    }

    /** How long a request took at most, those that it took to send again included. */
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    int source() {
        return source;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
