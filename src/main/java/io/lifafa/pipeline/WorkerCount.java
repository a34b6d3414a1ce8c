package io.lifafa.pipeline;

import java.util.List;

/**
 * How many workers a node should have, within bounds: one more while all of them are busy and the event loops keep up, one
 * less when the loops are late or half of the slots stand empty for a while. One step at a time, so that what a step does is
 * seen before the next.
 *
 * <p>Thread rule: one thread at a time.
 */
final class WorkerCount {
    /** A loop that is later than that has more to do than it can. */
    static final long LATE_MILLIS = 200;

    /** A loop that is later than that is not given more to do. */
    static final long BUSY_LOOP_MILLIS = 50;

    /** Observations in a row before a worker is added, or taken away because the loops are late. */
    static final int SOON = 3;

    /** Observations in a row before a worker that is not needed is taken away. */
    static final int PATIENTLY = 30;

    private final int least;
    private final int most;
    private int full;
    private int late;
    private int idle;

    /** Both bounds are allowed; equal ones fix the number. */
    WorkerCount(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /**
     * Takes an observation, about once a second.
     *
     * @param workers as they are now
     * @return how many there should be: one more, one less, or as many
     */
    int next(List<WorkerState> workers) {
        int busy = workers.stream().mapToInt(WorkerState::busy).sum();
        int slots = workers.stream().mapToInt(WorkerState::slots).sum();
        long lag = workers.stream().mapToLong(WorkerState::lagMillis).max().orElse(0);
        boolean well = workers.stream().allMatch(WorkerState::isWell);
        full = well && busy >= slots && lag < BUSY_LOOP_MILLIS ? full + 1 : 0;
        late = lag > LATE_MILLIS ? late + 1 : 0;
        idle = busy * 2 < slots ? idle + 1 : 0;
        int now = workers.size();
        if (late >= SOON || idle >= PATIENTLY) {
            return step(Math.max(least, now - 1));
        }
        return full >= SOON ? step(Math.min(most, now + 1)) : now;
    }

    private int step(int next) {
        full = 0;
        late = 0;
        idle = 0;
        return next;
    }
}
