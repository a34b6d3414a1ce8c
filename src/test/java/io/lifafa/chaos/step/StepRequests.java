package io.lifafa.chaos.step;

import io.lifafa.promises.Client;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A client that sends again, to the next node, whatever it got no answer for, and remembers what was acknowledged. */
final class StepRequests {
    private static final int SIZE = 8;
    private static final int ACCEPTED = 202;

    private final Random random;
    private final boolean withApi;
    private final Deque<Request> unanswered = new ArrayDeque<>();
    private final Map<String, Integer> batches = new HashMap<>();
    private final Set<Integer> acknowledged = new TreeSet<>();
    private final Map<Integer, String> firstSent = new HashMap<>();
    private int next;

    private record Request(Optional<String> key, Set<Integer> numbers) {}

    StepRequests(Random random, boolean withApi) {
        this.random = random;
        this.withApi = withApi;
    }

    /** What is sent from now on has senders nobody has seen. */
    void beginBlock() {
        next = (next + StepSms.BLOCK - 1) / StepSms.BLOCK * StepSms.BLOCK;
    }

    int next() {
        return next;
    }

    /** The batches that were acknowledged, and of how many SMS each is. */
    Map<String, Integer> batches() {
        return batches;
    }

    Set<Integer> acknowledged() {
        return acknowledged;
    }

    /** In which run an SMS was sent first, to say what may be to blame. */
    String firstSent(int number) {
        return firstSent.get(number);
    }

    boolean areAllAnswered() {
        return unanswered.isEmpty();
    }

    /** Sends something new; part of it may have been sent before. */
    void sendNew(Client client, String run) throws InterruptedException {
        var numbers = new TreeSet<Integer>();
        IntStream.range(next, next + SIZE).forEach(numbers::add);
        numbers.forEach(number -> firstSent.put(number, run));
        next += SIZE;
        if (random.nextInt(3) == 0) {
            numbers.add(random.nextInt(next));
        }
        var key = Optional.of("key-" + next).filter(it -> random.nextBoolean());
        numbers.removeIf(number -> !firstSent.containsKey(number));
        send(client, new Request(key, numbers));
    }

    /** Sends again what has had no answer, once each. */
    void sendAgain(Client client) throws InterruptedException {
        for (int left = unanswered.size(); left > 0; left--) {
            send(client, unanswered.poll());
        }
    }

    /** A request that is refused. */
    void sendBroken(Client client) throws InterruptedException {
        try {
            client.send(
                    "application/json", "[{\"unique_id\": \"step-", "Idempotency-Key", "broken-" + random.nextInt());
        } catch (IOException died) {
            // It carries nothing that could be lost.
        }
    }

    private void send(Client client, Request request) throws InterruptedException {
        var body = new JsonArray(request.numbers().stream()
                .map(number -> new StepSms(number, withApi).json())
                .toList());
        try {
            var headers = request.key()
                    .map(key -> new String[] {"Idempotency-Key", key})
                    .orElse(new String[0]);
            take(request, client.send("application/json", body.encode(), headers));
        } catch (IOException died) {
            unanswered.add(request);
        }
    }

    private void take(Request request, HttpResponse<String> answer) {
        if (answer.statusCode() != ACCEPTED) {
            unanswered.add(request);
            return;
        }
        var receipt = new JsonObject(answer.body());
        batches.put(receipt.getString("batch_id"), receipt.getInteger("accepted"));
        acknowledged.addAll(request.numbers());
    }
}
