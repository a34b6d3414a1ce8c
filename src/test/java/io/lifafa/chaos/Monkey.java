package io.lifafa.chaos;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills random nodes, and the store now and then, and starts them again. Waits each time until two nodes serve: one to lose
 * work, one to take it up. Some nodes are killed again while they start.
 */
final class Monkey implements AutoCloseable {
    private static final int SHORTEST_PAUSE_MILLIS = 500;
    private static final int LONGEST_PAUSE_MILLIS = 4_000;
    private static final int LONGEST_ABSENCE_MILLIS = 1_500;
    private static final int LONGEST_START_MILLIS = 3_000;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final int STORE_EVERY = 4;
    private static final int KILLED_TWICE_PERCENT = 20;

    private final ChaosCluster cluster;
    private final TakeUps takeUps;
    private final Random random;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger nodeKills = new AtomicInteger();
    private final AtomicInteger storeKills = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "monkey");
    private volatile String failure = "";

    Monkey(long seed, ChaosCluster cluster, TakeUps takeUps) {
        this.cluster = cluster;
        this.takeUps = takeUps;
        this.random = new Random(seed);
        thread.start();
    }

    int nodeKills() {
        return nodeKills.get();
    }

    int storeKills() {
        return storeKills.get();
    }

    /** What went wrong with the monkey itself; empty if nothing did. */
    String failure() {
        return failure;
    }

    private void run() {
        try {
            for (int kill = 1; awaitTwo() && !pause(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS); kill++) {
                if (kill % STORE_EVERY == 0) {
                    killStore();
                } else {
                    killNode();
                }
            }
        } catch (IOException e) {
            failure = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if it is told to stop first. */
    private boolean awaitTwo() throws IOException, InterruptedException {
        while (!cluster.storeServes() || cluster.serving() < 2) {
            if (stopped.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** True if it is told to stop meanwhile. */
    private boolean pause(int shortest, int longest) throws InterruptedException {
        return stopped.await(shortest + random.nextInt(longest - shortest), TimeUnit.MILLISECONDS);
    }

    private void killStore() throws IOException, InterruptedException {
        takeUps.storeDied();
        cluster.killStore();
        storeKills.incrementAndGet();
        pause(0, LONGEST_ABSENCE_MILLIS);
        cluster.startStore();
    }

    private void killNode() throws IOException, InterruptedException {
        var node = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
        node.kill();
        takeUps.watch(node.name());
        nodeKills.incrementAndGet();
        pause(0, LONGEST_ABSENCE_MILLIS);
        node.start();
        if (random.nextInt(100) < KILLED_TWICE_PERCENT && !pause(0, LONGEST_START_MILLIS)) {
            node.kill();
            nodeKills.incrementAndGet();
            node.start();
        }
    }

    /** Returns when it has come to rest. Leaves everything started. */
    void stop() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
