package io.lifafa.api.dispatch;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Puts the SMS of a failed call back into the queue after a while: exponential back-off with jitter. As long as the
 * {@link RetryBudget} lasts they come soon and first, beyond it later and behind fresh work, so that a failing API gets
 * little more to do than a healthy one. When there is no fresh work, nobody is kept waiting for it. Thread rule: the
 * stage's event loop.
 */
final class Retries {
    /** What lies beyond the budget waits so many times longer. */
    private static final int BEYOND = 5;

    private static final int LONGEST = 30;
    private static final int MAX_DOUBLINGS = 7;

    private final Vertx vertx;
    private final AskQueue queue;
    private final RetryBudget budget = new RetryBudget();
    private final long first;
    private final RandomGenerator random;
    private final Runnable queueGrew;
    private final Deque<List<PendingSms>> behind = new ArrayDeque<>();

    /**
     * @param first the longest wait before the first repetition; no wait is longer than thirty times this
     * @param queueGrew is called when SMS are back in the queue
     */
    Retries(Vertx vertx, AskQueue queue, Duration first, RandomGenerator random, Runnable queueGrew) {
        this.vertx = vertx;
        this.queue = queue;
        this.first = first.toMillis();
        this.random = random;
        this.queueGrew = queueGrew;
    }

    void callSent() {
        budget.sent();
    }

    /** Takes the SMS of a failed call. */
    void take(List<PendingSms> batch) {
        if (batch.isEmpty()) {
            return;
        }
        batch.forEach(PendingSms::retried);
        int retries = batch.stream().mapToInt(PendingSms::retries).max().orElse(1);
        if (queue.isEmpty() || budget.take()) {
            after(delay(first, retries), () -> queue.giveBack(batch));
        } else {
            behind.add(batch);
            after(delay(BEYOND * first, retries), () -> release(batch));
        }
    }

    /** There is no fresh work: lets the first of those go that wait behind it. */
    void releaseOne() {
        var next = behind.peekFirst();
        if (next != null) {
            release(next);
        }
    }

    /** There will be no more work. */
    void releaseAll() {
        List.copyOf(behind).forEach(this::release);
    }

    private void release(List<PendingSms> batch) {
        // Told apart by identity: two calls never hold the same SMS.
        if (behind.removeIf(it -> it == batch)) {
            batch.forEach(queue::add);
        }
    }

    private void after(long millis, Runnable then) {
        vertx.setTimer(millis, timer -> {
            then.run();
            queueGrew.run();
        });
    }

    private long delay(long start, int retries) {
        long step = Math.min(LONGEST * first, start << Math.min(retries - 1, MAX_DOUBLINGS));
        return Math.max(1, step / 2 + random.nextLong(step - step / 2 + 1));
    }
}
