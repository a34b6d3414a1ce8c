package io.lifafa.limiter.concurrency;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;
import java.util.HashMap;
import java.util.Map;

/**
 * A number of calls sent one after another while exactly {@code level} were under way, followed to their ends.
 *
 * <p>All of them are waited for, not the first few to end: those would be the fast ones, at each level differently many.
 * Stragglers are cut after three times the usual latency and count with their age, alike at each level. Calls sent while
 * fewer were under way (not enough work, a pace that binds) do not belong: they say nothing about the level.
 *
 * <p>States: <em>filling</em> until {@code size} calls have been sent, <em>filled</em> until they have ended, <em>done</em>.
 *
 * <p>Thread rule: that of the package.
 */
final class Cohort {
    /** Times the usual latency. Longer waits would hold up every comparison; shorter ones would cut the usual tail. */
    private static final int STRAGGLER = 3;

    /** Fewer failures may be chance. */
    private static final int SHED = 8;

    private final int level;
    private final int size;
    private final long startedAt;
    private final Map<Long, Long> underWay = new HashMap<>();
    private final LatencySample sample = new LatencySample();
    private long first;
    private int sent;
    private int ended;
    private int failed;
    private long filledAt;

    Cohort(int level, int size, long startedAt) {
        this.level = level;
        this.size = size;
        this.startedAt = startedAt;
    }

    int level() {
        return level;
    }

    long startedAt() {
        return startedAt;
    }

    LatencySample sample() {
        return sample;
    }

    /** Whether all of its calls have been sent. */
    boolean filled() {
        return sent == size;
    }

    void sent(Permit permit, long now) {
        first = first == 0 ? permit.number() : first;
        if (filled() || permit.inFlight() != level) {
            return;
        }
        sent++;
        filledAt = now;
        underWay.put(permit.number(), now);
    }

    /** @param latency normalised for the number of SMS */
    void ended(Permit permit, CallResult result, double latency) {
        if (first > 0 && permit.number() >= first) {
            ended++;
            failed += result == CallResult.FAILED ? 1 : 0;
        }
        if (underWay.remove(permit.number()) == null) {
            return;
        }
        switch (result) {
            case SUCCESS -> sample.answered(latency);
            case FAILED, UNREACHABLE -> sample.failed();
            case TIMED_OUT -> sample.timedOut();
            case IGNORED, THROTTLED, TOO_LARGE, DENIED -> {}
        }
    }

    /** Whether so many calls fail at once that the level is never reached: the server sheds load. */
    boolean shed() {
        return !filled() && failed >= SHED && 2 * failed > ended;
    }

    /** Whether its calls have ended, or all but stragglers that are counted now. */
    boolean done(long now) {
        if (!filled() || underWay.isEmpty()) {
            return filled();
        }
        if (2 * underWay.size() > size || now - filledAt < STRAGGLER * Math.exp(sample.mean())) {
            return false;
        }
        underWay.values().forEach(sentAt -> sample.answered(now - sentAt));
        underWay.clear();
        return true;
    }
}
