package io.lifafa.api.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;

/**
 * The SMS that wait for a call. An SMS that was answered wrongly comes first, but not together with others that went wrong
 * in the same call (unless they are asked in other words now), nor two with one id. Holds no more than the pipeline has in
 * hand. Thread rule: the stage's event loop.
 */
final class AskQueue {
    private final Deque<PendingSms> waiting = new ArrayDeque<>();
    private final int largest;

    /** @param largest most SMS of any call */
    AskQueue(int largest) {
        this.largest = largest;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(PendingSms sms) {
        waiting.addLast(sms);
    }

    /** To the front, in their order. */
    void giveBack(List<PendingSms> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            waiting.addFirst(batch.get(i));
        }
    }

    /** When the SMS at the front was asked for; {@code now} if there is none. */
    long oldest(long now) {
        return waiting.isEmpty() ? now : waiting.peekFirst().since();
    }

    /** True if SMS that come in now could share the next call. */
    boolean mayGrow() {
        return !waiting.isEmpty() && waiting.peekFirst().company() >= largest;
    }

    /** How many SMS the next call may carry: all that wait, unless some are not to share it. */
    int ready() {
        return mayGrow() && waiting.size() > 2 * largest
                ? waiting.size()
                : pick(largest, false).size();
    }

    /** Takes the SMS of the next call, at most so many; at least one if there is any. */
    List<PendingSms> take(int most) {
        return pick(most, true);
    }

    /** Takes all but the SMS of the next call. */
    List<PendingSms> takeAllButNext() {
        var next = take(largest);
        var others = takeAll();
        waiting.addAll(next);
        return others;
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

    private List<PendingSms> pick(int most, boolean remove) {
        var picked = new ArrayList<PendingSms>(Math.min(most, waiting.size()));
        var wrongIn = new HashSet<Long>();
        var ids = new HashSet<String>();
        int bound = most;
        for (var it = waiting.iterator(); it.hasNext() && picked.size() < bound; ) {
            var next = it.next();
            if (picked.size() >= next.company()) {
                break;
            }
            boolean together = next.wrongAnswers() == 0 || next.objection().isPresent() || wrongIn.add(next.lastCall());
            // Answers are told apart by the id, and two senders may have given two SMS the same.
            if (together && ids.add(next.sms().id())) {
                bound = Math.min(bound, next.company());
                picked.add(next);
                if (remove) {
                    it.remove();
                }
            }
        }
        return picked;
    }
}
