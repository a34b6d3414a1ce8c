package io.lifafa.api.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The SMS of one tenant that wait for a call, first in first out but for what is given back. Thread rule: the stage's event loop. */
final class AskLine {
    private final Deque<PendingSms> waiting = new ArrayDeque<>();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    void addLast(PendingSms sms) {
        waiting.addLast(sms);
    }

    void addFirst(PendingSms sms) {
        waiting.addFirst(sms);
    }

    /** When the SMS at the front was asked for. There must be one. */
    long oldest() {
        return waiting.getFirst().since();
    }

    /** True if SMS that come in now could share a call of up to {@code largest} with those that wait. There must be one. */
    boolean mayGrow(int largest) {
        return waiting.getFirst().company() >= largest;
    }

    /** Adds to a call what may share it; takes it out of the line if {@code take}. */
    void fill(CallBatch batch, boolean take) {
        for (var it = waiting.iterator(); it.hasNext() && !batch.isFull(); ) {
            var next = it.next();
            if (batch.isTooLargeFor(next)) {
                return;
            }
            if (batch.add(next) && take) {
                it.remove();
            }
        }
    }

    /** Takes those that nobody waits for any more. */
    List<PendingSms> takeUnwanted() {
        var unwanted = waiting.stream().filter(it -> !it.isWanted()).toList();
        waiting.removeIf(it -> !it.isWanted());
        return unwanted;
    }

    List<PendingSms> takeAll() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
