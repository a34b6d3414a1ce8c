package io.lifafa.ingest;

import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Chunk;
import io.lifafa.store.Backlog;
import io.lifafa.store.Journal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Knows whether the journal has room for more SMS: those that were open when the store was last asked, plus those whose
 * append was not over by then. Both only ever grow, so readings that overlap take nothing off twice, whoever asked for
 * them. What other nodes append is known with the next reading. Thread rule: any; only {@link #awaitRoom} blocks.
 */
public final class BacklogGate {
    /** The store adds up its open chunks for a reading; it spends no more than a twentieth of its time on that. */
    private static final long REST = 20;

    private static final long INTERVAL_NANOS = Duration.ofMillis(500).toNanos();

    /**
     * What may be open at a time.
     *
     * @param sms so many SMS are too many
     * @param bytes so many bytes of text are too many
     */
    public record Limits(long sms, long bytes) {}

    /** SMS and their bytes, counted up for ever. */
    private record Count(long sms, long bytes) {
        static final Count ZERO = new Count(0, 0);

        Count plus(Chunk chunk) {
            return new Count(sms + chunk.items().size(), bytes + chunk.bytes());
        }
    }

    private final Journal journal;
    private final Metrics metrics;
    private final Limits limits;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Backlog known = Backlog.NONE;
    private Count begun = Count.ZERO;
    private Count ended = Count.ZERO;
    private Count endedBefore = Count.ZERO;
    private long readings;
    private long newest;
    private boolean reading;
    private long nextReading;

    public BacklogGate(Journal journal, Metrics metrics, Limits limits) {
        this(journal, metrics, limits, System::nanoTime);
    }

    BacklogGate(Journal journal, Metrics metrics, Limits limits, LongSupplier nanos) {
        this.journal = journal;
        this.metrics = metrics;
        this.limits = limits;
        this.nanos = nanos;
        this.nextReading = nanos.getAsLong();
    }

    /** As {@link #refresh}, unless somebody else does that already or has just done it. */
    public Future<Void> refreshWhenDue() {
        lock.lock();
        try {
            if (reading || nanos.getAsLong() - nextReading < 0) {
                return Future.succeededFuture();
            }
            reading = true;
        } finally {
            lock.unlock();
        }
        long start = nanos.getAsLong();
        return refresh().onComplete(read -> rest(start));
    }

    private void rest(long start) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            reading = false;
            nextReading = now + Math.max(INTERVAL_NANOS, REST * (now - start));
        } finally {
            lock.unlock();
        }
    }

    /** Reads the backlog anew. The Future fails if the store cannot be reached; what was known then stays. */
    public Future<Void> refresh() {
        long number;
        Count before;
        lock.lock();
        try {
            number = ++readings;
            before = ended;
        } finally {
            lock.unlock();
        }
        return journal.backlog().map(backlog -> {
            learn(number, before, backlog);
            return null;
        });
    }

    /** An older reading that comes late says nothing new. */
    private void learn(long number, Count before, Backlog backlog) {
        lock.lock();
        try {
            if (number > newest) {
                newest = number;
                known = backlog;
                endedBefore = before;
                metrics.backlog(backlog.chunks(), backlog.sms());
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The open work as last read; nothing on a node that takes nothing in. */
    public Backlog known() {
        lock.lock();
        try {
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** A chunk is about to be appended. */
    public void begin(Chunk chunk) {
        lock.lock();
        try {
            begun = begun.plus(chunk);
        } finally {
            lock.unlock();
        }
    }

    /** The append of a chunk is over, well or not: any later reading knows about it. */
    public void end(Chunk chunk) {
        lock.lock();
        try {
            ended = ended.plus(chunk);
        } finally {
            lock.unlock();
        }
    }

    /** How many SMS are open, at the least as many as this node has appended. */
    long sms() {
        lock.lock();
        try {
            return known.sms() + begun.sms() - endedBefore.sms();
        } finally {
            lock.unlock();
        }
    }

    /** True if nothing more should be taken now. */
    public boolean isFull() {
        lock.lock();
        try {
            return full();
        } finally {
            lock.unlock();
        }
    }

    private boolean full() {
        return known.sms() + begun.sms() - endedBefore.sms() >= limits.sms()
                || known.bytes() + begun.bytes() - endedBefore.bytes() >= limits.bytes();
    }

    /** Blocks until there is room, at most for {@code patience}; false if there is none by then. */
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (full()) {
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
