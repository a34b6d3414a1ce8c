package io.lifafa.chaos;

import io.lifafa.chaos.StoreView.Held;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures how long the chunks of a dead node lie until others have taken them up. Thread rule: any. */
final class TakeUps implements AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final StoreView store;
    private final ExecutorService watchers = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<TakeUp> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger outages = new AtomicInteger();
    private final AtomicInteger watched = new AtomicInteger();

    TakeUps(StoreView store) {
        this.store = store;
    }

    /**
     * What a node left behind.
     *
     * @param node its name
     * @param chunks how many it held
     * @param took until the last of them was taken up
     * @param outage whether the store was gone meanwhile, which nobody can help
     */
    record TakeUp(String node, int chunks, Duration took, boolean outage) {}

    /** From now on, when the node has just died. */
    void watch(String node) {
        long died = System.nanoTime();
        int before = outages.get();
        watched.incrementAndGet();
        watchers.execute(() -> {
            int chunks = awaitTaken(node);
            if (chunks >= 0) {
                var took = Duration.ofNanos(System.nanoTime() - died);
                done.add(new TakeUp(node, chunks, took, outages.get() != before));
            }
            watched.decrementAndGet();
        });
    }

    /** The store is being killed: what is measured now says nothing. */
    void storeDied() {
        outages.incrementAndGet();
    }

    private int awaitTaken(String node) {
        Optional<List<Held>> left = Optional.empty();
        while (true) {
            try {
                left = Optional.of(left.isEmpty() ? store.heldBy(node) : left.get());
                if (store.stillHeld(left.get()).isEmpty()) {
                    return left.get().size();
                }
            } catch (RuntimeException storeGone) {
                storeDied();
            }
            try {
                if (closed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return -1;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
    }

    /** Nodes that were watched and whose chunks still lie. */
    int open() {
        return watched.get();
    }

    /** Those of nodes that did leave something behind, while the store was there. */
    List<TakeUp> undisturbed() {
        return done.stream().filter(it -> it.chunks() > 0 && !it.outage()).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        watchers.shutdownNow();
    }
}
