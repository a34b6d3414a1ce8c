package io.lifafa.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The SMS that wait for a call, in two lanes: those that may share a call with anyone, and those that were answered
 * wrongly and are asked again apart from whom they were asked with. Holds no more than the pipeline has in hand. Thread
 * rule: the stage's event loop.
 */
final class AskQueue {
    /** How long the second lane gathers company before it is served ahead of the first. */
    private static final long GATHERING = TimeUnit.SECONDS.toNanos(2);

    private final Deque<PendingSms> ready = new ArrayDeque<>();
    private final Deque<PendingSms> apart = new ArrayDeque<>();
    private final int largest;
    private long apartSince;

    /** @param largest most SMS of any call */
    AskQueue(int largest) {
        this.largest = largest;
    }

    int size() {
        return ready.size() + apart.size();
    }

    boolean isEmpty() {
        return ready.isEmpty() && apart.isEmpty();
    }

    void add(PendingSms sms) {
        ready.addLast(sms);
    }

    /** To the front, in their order. */
    void giveBack(List<PendingSms> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            ready.addFirst(batch.get(i));
        }
    }

    void askApart(PendingSms sms, long now) {
        if (apart.isEmpty()) {
            apartSince = now;
        }
        apart.addLast(sms);
    }

    /** When the SMS that has waited longest in the first lane was asked for; {@code now} if there is none. */
    long oldest(long now) {
        return ready.isEmpty() ? now : ready.peekFirst().since();
    }

    /** True if SMS that come in now could share the next call. */
    boolean mayGrow(long now) {
        return !isApartsTurn(now) && !ready.isEmpty() && ready.peekFirst().company() >= largest;
    }

    /** How many SMS the next call may carry: all that wait, unless the next ones are not to share it. */
    int waiting(long now) {
        if (isApartsTurn(now)) {
            return pick(apart, largest).size();
        }
        int bound = ready.isEmpty() ? 0 : ready.peekFirst().company();
        return bound < largest ? pick(ready, largest).size() : ready.size();
    }

    /** Takes the SMS of the next call, at most so many; at least one if there is any. */
    List<PendingSms> take(int most, long now) {
        var lane = isApartsTurn(now) ? apart : ready;
        var picked = pick(lane, most);
        if (lane == ready) {
            picked.forEach(it -> ready.removeFirst());
        } else {
            apart.removeAll(new HashSet<>(picked));
            apartSince = now;
        }
        return picked;
    }

    /** Takes all but the SMS of the next call. */
    List<PendingSms> takeAllButNext(long now) {
        var next = take(largest, now);
        var others = new ArrayList<PendingSms>(size());
        others.addAll(ready);
        others.addAll(apart);
        ready.clear();
        apart.clear();
        ready.addAll(next);
        return others;
    }

    List<PendingSms> takeAll() {
        var all = new ArrayList<PendingSms>(ready);
        all.addAll(apart);
        ready.clear();
        apart.clear();
        return all;
    }

    private boolean isApartsTurn(long now) {
        return !apart.isEmpty() && (ready.isEmpty() || apart.size() >= largest || now - apartSince >= GATHERING);
    }

    private List<PendingSms> pick(Deque<PendingSms> lane, int most) {
        var picked = new ArrayList<PendingSms>(Math.min(most, lane.size()));
        var calls = new HashSet<Long>();
        int bound = most;
        for (Iterator<PendingSms> it = lane.iterator(); it.hasNext() && picked.size() < bound; ) {
            var next = it.next();
            if (lane == ready) {
                if (picked.size() >= next.company()) {
                    break;
                }
                bound = Math.min(bound, next.company());
                picked.add(next);
            } else if (calls.add(next.lastCall())) {
                picked.add(next);
            }
        }
        return picked;
    }
}
