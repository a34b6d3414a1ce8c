package io.lifafa.simulator;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * So many calls at a time; the others wait, in the order in which they came, up to a number and up to a size of their
 * bodies. Thread rule: the verticle's event loop.
 */
final class Turns {
    private record Waiting(Runnable call, long bytes) {}

    private final int mostWaiting;
    private final long mostBytes;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private long waitingBytes;
    private int limit;
    private int busy;

    Turns(int limit, int mostWaiting, long mostBytes) {
        this.limit = limit;
        this.mostWaiting = mostWaiting;
        this.mostBytes = mostBytes;
    }

    /** Those that are served finish, whatever the new number. */
    void change(int newLimit) {
        limit = newLimit;
        next();
    }

    /** Runs the call now or when its turn comes; it must say {@link #done} once. False: it is refused, too many wait. */
    boolean take(Runnable call, long bytes) {
        if (busy < limit) {
            busy++;
            call.run();
            return true;
        }
        if (queue.size() >= mostWaiting || waitingBytes + bytes > mostBytes) {
            return false;
        }
        waitingBytes += bytes;
        queue.add(new Waiting(call, bytes));
        return true;
    }

    void done() {
        busy--;
        next();
    }

    int busy() {
        return busy;
    }

    int waiting() {
        return queue.size();
    }

    private void next() {
        while (busy < limit && !queue.isEmpty()) {
            var turn = queue.remove();
            waitingBytes -= turn.bytes();
            busy++;
            turn.call().run();
        }
    }
}
