package io.lifafa.api;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Puts the SMS of a failed call back into the queue after a while: exponential back-off with jitter, short as long as the
 * {@link RetryBudget} lasts, longer and behind fresh work beyond it. Thread rule: the stage's event loop.
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
    private int waiting;

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

    /** How many SMS wait for their time. */
    int waiting() {
        return waiting;
    }

    void soon(List<PendingSms> batch) {
        if (batch.isEmpty()) {
            return;
        }
        batch.forEach(PendingSms::retried);
        boolean soon = budget.take();
        waiting += batch.size();
        int retries = batch.stream().mapToInt(PendingSms::retries).max().orElse(1);
        vertx.setTimer(delay(soon ? first : BEYOND * first, retries), timer -> {
            waiting -= batch.size();
            if (soon) {
                queue.giveBack(batch);
            } else {
                batch.forEach(queue::add);
            }
            queueGrew.run();
        });
    }

    private long delay(long start, int retries) {
        long step = Math.min(LONGEST * first, start << Math.min(retries - 1, MAX_DOUBLINGS));
        return Math.max(1, step / 2 + random.nextLong(step - step / 2 + 1));
    }
}
