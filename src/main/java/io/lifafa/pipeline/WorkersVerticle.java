package io.lifafa.pipeline;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has as many pipeline workers as there is use for; they are deployed by it and go with it. One instance per node. */
public final class WorkersVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(WorkersVerticle.class);
    private static final long LOOK_MILLIS = 1_000;

    private record Worker(String deployment, PipelineVerticle verticle) {}

    private final int first;
    private final WorkerCount count;
    private final IntFunction<PipelineVerticle> create;
    private final Deque<Worker> workers = new ConcurrentLinkedDeque<>();
    private final AtomicLong closedBefore = new AtomicLong();
    private volatile boolean fixed;
    private boolean changing;
    private int number;

    /**
     * @param first how many to begin with
     * @param least how many there are at least
     * @param most how many there are at the most; equal bounds fix the number
     * @param create makes a worker, from its number
     */
    public WorkersVerticle(int first, int least, int most, IntFunction<PipelineVerticle> create) {
        this.first = first;
        this.count = new WorkerCount(least, most);
        this.create = create;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(LOOK_MILLIS, tick -> look());
        return Future.all(IntStream.range(0, first).mapToObj(it -> add()).toList());
    }

    private Future<Void> add() {
        var worker = create.apply(++number);
        return vertx.deployVerticle(worker)
                .onSuccess(deployment -> workers.push(new Worker(deployment, worker)))
                .mapEmpty();
    }

    /** The last one that came goes first. It finishes what it has in hand, or gives it back. */
    private Future<Void> remove() {
        var worker = workers.pop();
        return vertx.undeploy(worker.deployment())
                .onComplete(
                        gone -> closedBefore.addAndGet(worker.verticle().state().closed()));
    }

    private void look() {
        int now = workers.size();
        if (changing || fixed || now == 0) {
            return;
        }
        int wanted = count.next(states());
        if (wanted != now) {
            changing = true;
            (wanted > now ? add() : remove())
                    .onSuccess(changed -> LOG.debug("{} workers", workers.size()))
                    .onFailure(failure -> LOG.warn("workers stay at {}: {}", now, failure.getMessage()))
                    .onComplete(changed -> changing = false);
        }
    }

    /** From now on the number stays: what is deployed while the node stops would outlive it. Thread rule: any. */
    public void fix() {
        fixed = true;
    }

    /** How each worker is doing. Thread rule: any. */
    public List<WorkerState> states() {
        return workers.stream().map(worker -> worker.verticle().state()).toList();
    }

    /** Chunks that this node's workers have closed since it started. Thread rule: any. */
    public long closed() {
        return closedBefore.get()
                + states().stream().mapToLong(WorkerState::closed).sum();
    }
}
