package io.lifafa.chaos;

import io.lifafa.promises.Client;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Clients that send to all nodes and never give up: what was refused or cut off is sent again, the same ids, to any node.
 * They wait as long as a {@code Retry-After} says. Closing ends them at once, {@link #finish} when all they sent is
 * acknowledged.
 */
final class Traffic implements AutoCloseable {
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;
    private static final long PAUSE_MILLIS = 100;
    private static final int KEPT = 20;

    private final List<Integer> ports;
    private final Duration patience;
    private final Queue<Acknowledged> batches = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Sender> senders;
    private final List<Thread> threads;
    private volatile boolean finishing;

    /**
     * A batch for which a 202 was received.
     *
     * @param id of the batch
     * @param accepted as the answer said
     */
    record Acknowledged(String id, int accepted) {}

    /**
     * How a client sends.
     *
     * @param clients at the same time
     * @param largest SMS in one request, at the most
     * @param patience how long an answer is waited for
     */
    record Manner(int clients, int largest, Duration patience) {}

    Traffic(long seed, Manner manner, List<Integer> ports) {
        this.ports = List.copyOf(ports);
        this.patience = manner.patience();
        this.senders = IntStream.range(0, manner.clients())
                .mapToObj(source -> new Sender(seed, source, manner.largest()))
                .toList();
        this.threads = senders.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
    }

    /** SMS that were acknowledged so far. */
    long acknowledged() {
        return acknowledged.get();
    }

    Queue<Acknowledged> batches() {
        return batches;
    }

    /** How many SMS each client has sent; all of them are acknowledged once {@link #finish} has returned. */
    List<Integer> sent() {
        return senders.stream().map(sender -> sender.next).toList();
    }

    /** Answers that no client should ever see. */
    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Requests that were not answered in time. */
    int unanswered() {
        return unanswered.get();
    }

    /** Begins nothing new; returns when everything that was begun is acknowledged. */
    void finish() throws InterruptedException {
        finishing = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    @Override
    public String toString() {
        return "%d batches with %d SMS acknowledged, %d requests refused, %d cut off, %d unanswered"
                .formatted(batches.size(), acknowledged.get(), refused.get(), cutOff.get(), unanswered.get());
    }

    @Override
    public void close() {
        closed.countDown();
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final class Sender implements Runnable {
        private final long seed;
        private final int source;
        private final int largest;
        private final Random random;
        private final List<Client> clients;
        private volatile int next;

        Sender(long seed, int source, int largest) {
            this.seed = seed;
            this.source = source;
            this.largest = largest;
            this.random = new Random(seed + source);
            this.clients =
                    ports.stream().map(port -> new Client(port, patience)).toList();
        }

        @Override
        public void run() {
            try {
                while (!finishing && closed.getCount() > 0) {
                    int size = 1 + random.nextInt(largest);
                    var body = body(next, size);
                    while (!isTaken(body, size)) {
                        if (closed.getCount() == 0) {
                            return;
                        }
                    }
                    next += size;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private String body(int first, int size) {
            var array = new ArrayList<JsonObject>(size);
            for (int number = first; number < first + size; number++) {
                var sms = Statement.of(seed, source, number).sms();
                array.add(new JsonObject()
                        .put("unique_id", sms.id())
                        .put("user_id", sms.userId())
                        .put("sender", sms.sender())
                        .put("body", sms.body())
                        .put("date", sms.date().toString()));
            }
            return new JsonArray(array).encode();
        }

        private boolean isTaken(String body, int size) throws InterruptedException {
            try {
                return isTaken(clients.get(random.nextInt(clients.size())).send("application/json", body), size);
            } catch (HttpTimeoutException e) {
                unanswered.incrementAndGet();
            } catch (IOException e) {
                cutOff.incrementAndGet();
                closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
            return false;
        }

        private boolean isTaken(HttpResponse<String> answer, int size) throws InterruptedException {
            if (answer.statusCode() == ACCEPTED) {
                var json = new JsonObject(answer.body());
                int accepted = json.getInteger("accepted");
                if (accepted != size) {
                    unexpected("accepted " + accepted + " of " + size);
                }
                batches.add(new Acknowledged(json.getString("batch_id"), accepted));
                acknowledged.addAndGet(accepted);
                return true;
            }
            var pause = answer.headers().firstValue("Retry-After");
            if (answer.statusCode() == UNAVAILABLE && pause.isPresent()) {
                refused.incrementAndGet();
                closed.await(Integer.parseInt(pause.get()), TimeUnit.SECONDS);
            } else {
                unexpected(answer.statusCode() + " " + answer.body());
                closed.await(1, TimeUnit.SECONDS);
            }
            return false;
        }
    }

    private void unexpected(String what) {
        if (unexpected.size() < KEPT) {
            unexpected.add(what);
        }
    }
}
