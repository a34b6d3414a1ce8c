package io.lifafa.promises;

import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Clients that send without pause until the node is gone, and remember what was acknowledged. */
final class Load {
    private static final int LARGEST_BATCH = 60;
    private static final int ACCEPTED = 202;

    /** So many SMS of one client and round; from then on it sends small requests, which keeps the test short. */
    private static final int LARGE_BATCHES = 12;

    private final Queue<Acknowledged> batches = new ConcurrentLinkedQueue<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Sender> senders = new ArrayList<>();

    /**
     * A batch for which a 202 was received.
     *
     * @param id of the batch
     * @param accepted as the answer said
     */
    record Acknowledged(String id, int accepted) {}

    Load(long seed, int clients) {
        for (int i = 0; i < clients; i++) {
            senders.add(new Sender(new Random(seed + i), new Wordings(seed + i, "kill" + i)));
        }
    }

    Queue<Acknowledged> batches() {
        return batches;
    }

    /** The ids of all acknowledged SMS. */
    Set<String> ids() {
        return ids;
    }

    /** Requests that were cut off. */
    int unanswered() {
        return unanswered.get();
    }

    /** Sends until the node is gone. */
    Sending on(Client client) {
        return on(client, Integer.MAX_VALUE, () -> {});
    }

    /** Sends, and does something in the moment when so many answers have come. */
    Sending on(Client client, int answers, Runnable then) {
        var left = new AtomicInteger(answers);
        return new Sending(client, () -> {
            if (left.decrementAndGet() == 0) {
                then.run();
            }
        });
    }

    /** One life of the node. Closing waits until every client has met its end. */
    final class Sending implements AutoCloseable {
        private final CountDownLatch answered = new CountDownLatch(senders.size());
        private final List<Thread> threads;

        Sending(Client client, Runnable onAnswer) {
            threads = senders.stream()
                    .map(sender -> new Thread(() -> sender.sendAll(client, onAnswer, answered)))
                    .toList();
            threads.forEach(Thread::start);
        }

        /** Returns when every client has had an answer. */
        void awaitAnswers() throws InterruptedException {
            if (!answered.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the node does not answer");
            }
        }

        @Override
        public void close() {
            for (var thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private final class Sender {
        private final Random random;
        private final Wordings wordings;

        Sender(Random random, Wordings wordings) {
            this.random = random;
            this.wordings = wordings;
        }

        void sendAll(Client client, Runnable onAnswer, CountDownLatch answered) {
            try {
                for (int request = 0; ; request++) {
                    send(client, onAnswer, wordings.next(size(request)));
                    answered.countDown();
                }
            } catch (IOException e) {
                unanswered.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private int size(int request) {
            return request < LARGE_BATCHES ? 1 + random.nextInt(LARGEST_BATCH) : 1;
        }

        private void send(Client client, Runnable onAnswer, List<Sms> messages)
                throws IOException, InterruptedException {
            var answer = post(client, messages);
            if (answer.statusCode() == ACCEPTED) {
                onAnswer.run();
                var json = new JsonObject(answer.body());
                batches.add(new Acknowledged(json.getString("batch_id"), json.getInteger("accepted")));
                messages.forEach(sms -> ids.add(sms.id()));
            }
        }

        private HttpResponse<String> post(Client client, List<Sms> messages) throws IOException, InterruptedException {
            if (messages.size() == 1) {
                return client.send(
                        "application/json", wordings.json(messages.get(0)).encode());
            }
            if (random.nextBoolean()) {
                var array = new JsonArray(messages.stream().map(wordings::json).toList());
                return client.send("application/json", array.encode());
            }
            var lines = messages.stream().map(sms -> wordings.json(sms).encode());
            return client.send("application/x-ndjson", lines.collect(Collectors.joining("\n")));
        }
    }
}
