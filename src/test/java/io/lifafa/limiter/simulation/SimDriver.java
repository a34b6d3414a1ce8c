package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.Permit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongToIntFunction;

/**
 * Sends whatever a limiter lets go, as the dispatcher does: waits at {@code NotBefore} (timers have whole milliseconds), waits
 * for an end at {@code Full}, cuts off calls that take too long every 100 ms.
 */
public final class SimDriver {
    /** The nano source wraps around while the runs go on. */
    public static final long BASE = Long.MAX_VALUE - Timeline.seconds(7);

    private static final long SWEEP = Timeline.seconds(0.1);
    private static final int RUNAWAY = 10_000;

    private final Timeline time;
    private final SimApi api;
    private final CallLimiter limiter;
    private final LongToIntFunction waiting;
    private final SimRecord record;
    private final Set<Permit> underWay = new LinkedHashSet<>();
    private long armedFor = Long.MAX_VALUE;

    SimDriver(Timeline time, SimApi api, CallLimiter limiter, LongToIntFunction waiting, SimRecord record) {
        this.time = time;
        this.api = api;
        this.limiter = limiter;
        this.waiting = waiting;
        this.record = record;
        time.at(0, this::pump);
        time.at(SWEEP, this::sweep);
    }

    private long nano() {
        return BASE + time.now();
    }

    void pump() {
        for (int asked = 0; ; asked++) {
            int ready = waiting.applyAsInt(time.now());
            Decision decision = ready < 1 ? new Decision.Full() : limiter.next(ready, nano());
            if (decision instanceof Decision.Go go) {
                send(go.permit());
            } else {
                if (decision instanceof Decision.NotBefore wait) {
                    arm(wait.nanos() - BASE);
                }
                return;
            }
            if (asked > RUNAWAY) {
                throw new AssertionError("does not stop sending at " + time.now());
            }
        }
    }

    private void arm(long moment) {
        if (moment <= time.now()) {
            throw new AssertionError("not before a moment that has passed: " + moment + " <= " + time.now());
        }
        long timer = (moment + 999_999) / 1_000_000 * 1_000_000;
        if (armedFor <= time.now() || timer < armedFor) {
            armedFor = timer;
            time.at(timer, this::pump);
        }
    }

    private void send(Permit permit) {
        record.sent(time.now(), permit);
        underWay.add(permit);
        api.call(permit.items(), end -> end(permit, end));
    }

    private void end(Permit permit, CallEnd end) {
        if (underWay.remove(permit)) {
            record.ended(time.now(), permit, end.result());
            limiter.ended(permit, end, nano());
            pump();
        }
    }

    private void sweep() {
        for (Permit permit : underWay.toArray(Permit[]::new)) {
            if (nano() - permit.sentAt() > limiter.timeout(permit.items()).toNanos()) {
                end(permit, CallEnd.of(CallResult.TIMED_OUT));
            }
        }
        record.inFlight(time.now(), underWay.size());
        pump();
        time.after(SWEEP, this::sweep);
    }
}
