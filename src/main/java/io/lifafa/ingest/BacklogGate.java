package io.lifafa.ingest;

import io.lifafa.metrics.Metrics;
import io.lifafa.store.Journal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows whether the journal has room for more chunks: the number of open ones as last read from the store, plus those
 * appended since. Thread rule: any; only {@link #awaitRoom} blocks.
 */
public final class BacklogGate {
    private final Journal journal;
    private final Metrics metrics;
    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long known;
    private long appended;

    public BacklogGate(Journal journal, Metrics metrics, long limit) {
        this.journal = journal;
        this.metrics = metrics;
        this.limit = limit;
    }

    /** Reads the backlog anew. The Future fails if the store cannot be reached; what was known then stays. */
    public Future<Void> refresh() {
        long before = appendedSoFar();
        return journal.backlog().map(backlog -> {
            metrics.backlog(backlog.chunks());
            lock.lock();
            try {
                known = backlog.chunks();
                appended -= before;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            return null;
        });
    }

    private long appendedSoFar() {
        lock.lock();
        try {
            return appended;
        } finally {
            lock.unlock();
        }
    }

    /** Open chunks as last read; 0 on a node that takes nothing in. */
    public long known() {
        lock.lock();
        try {
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Counts chunks that are about to be appended. */
    public void add(int chunks) {
        lock.lock();
        try {
            appended += chunks;
        } finally {
            lock.unlock();
        }
    }

    /** True if nothing more should be taken now. */
    public boolean isFull() {
        lock.lock();
        try {
            return known + appended >= limit;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until there is room, at most for {@code patience}; false if there is none by then. */
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (known + appended >= limit) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
