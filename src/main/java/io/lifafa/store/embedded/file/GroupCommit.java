package io.lifafa.store.embedded.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes durable, many in one go.
 *
 * <p>Whoever asks while a commit runs is served by the next one: the more writers, the more share a commit. Changes
 * run side by side under the shared side of a gate; what writes the data file takes its exclusive side, so that the file
 * never holds half a command (a document without its index entries). Group commit as in DeWitt et al.,
 * "Implementation Techniques for Main Memory Database Systems", SIGMOD 1984.
 *
 * <p>Thread rule: any thread; the futures complete on the commit thread.
 */
public final class GroupCommit implements AutoCloseable {

    /** What commits: returns when everything changed before is durable. */
    public interface Commit {
        void run(Gate gate);
    }

    /** Keeps changes out. */
    public interface Gate {
        public void alone(Runnable work);
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Commit commit;
    private final Thread thread;

    private final Object monitor = new Object();
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private boolean closed;
    private long commits;
    private volatile RuntimeException failure;

    public GroupCommit(Commit commit) {
        this.commit = commit;
        this.thread = new Thread(this::work, "lifafa-store-commit");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Runs a change as a whole: the data file never sees half of it. */
    public <T> T change(Supplier<T> work) {
        gate.readLock().lock();
        try {
            return work.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Runs what writes the data file, with all changes kept out. */
    public void alone(Runnable work) {
        gate.writeLock().lock();
        try {
            work.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Completes when every change made before this call is durable; fails with the commit's exception if it is not. */
    public CompletableFuture<Void> durable() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (monitor) {
            if (closed) {
                return CompletableFuture.failedFuture(new IllegalStateException("the store is closed"));
            }
            waiting.add(done);
            monitor.notifyAll();
        }
        return done;
    }

    /** Why commits fail, if they do: from then on nothing is durable. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    public long commits() {
        synchronized (monitor) {
            return commits;
        }
    }

    private void work() {
        List<CompletableFuture<Void>> served = next();
        while (!served.isEmpty()) {
            serve(served);
            served = next();
        }
    }

    private List<CompletableFuture<Void>> next() {
        synchronized (monitor) {
            while (waiting.isEmpty() && !closed) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    // Only close() ends this thread: writers depend on it.
                    continue;
                }
            }
            List<CompletableFuture<Void>> next = waiting;
            waiting = new ArrayList<>();
            return next;
        }
    }

    private void serve(List<CompletableFuture<Void>> served) {
        try {
            if (failure == null) {
                commitAll();
            }
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            // Whoever waits must be told, and nothing after this is durable.
            fail(new IllegalStateException(
                    "the commit failed with " + e.getClass().getSimpleName(), e));
        }
        RuntimeException failed = failure;
        for (CompletableFuture<Void> done : served) {
            if (failed == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failed);
            }
        }
    }

    private void fail(RuntimeException reason) {
        LOG.error("the store takes no writes until it has been opened anew: {}", reason.getMessage());
        failure = reason;
    }

    private void commitAll() {
        commit.run(this::alone);
        synchronized (monitor) {
            commits++;
        }
    }

    /** Serves who waits already, then ends. */
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
