package io.lifafa.pipeline;

import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.Claim;
import io.lifafa.store.Journal;
import io.lifafa.store.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline worker: claims chunks as long as it has free slots, works on them, and looks again when there was none.
 *
 * <p>An outage of the store makes it wait with growing pauses; the work stays in the journal.
 */
public final class PipelineVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineVerticle.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How long an orderly stop waits for the chunks in hand; their leases run out by themselves after it. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

    private final PipelineOptions options;
    private final Journal journal;
    private final Stages stages;
    private final Metrics metrics;
    private final Clock clock;
    private final Promise<Void> drained = Promise.promise();

    private ChunkWorker worker;
    private LeaseKeeper leases;
    private Announcer announcer;
    private RetryPolicy pauses;
    private WorkerExecutor pool;
    private MessageConsumer<JsonObject> hints;
    private volatile int busy;
    private volatile int troubles;
    private volatile String trouble = "";
    private volatile boolean running;
    private Future<Void> givingBack = Future.succeededFuture();
    private boolean claiming;
    private boolean stopping;
    private long timer = -1;

    public PipelineVerticle(PipelineOptions options, Journal journal, Stages stages, Metrics metrics, Clock clock) {
        this.options = options;
        this.journal = journal;
        this.stages = stages;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        var config = options.config();
        var random = RandomGenerator.getDefault();
        var retries = new RetryPolicy(config.retryDelay(), config.maxRetryDelay(), random);
        pauses = new RetryPolicy(config.pollInterval(), longest(config.pollInterval()), random);
        pool = vertx.createSharedWorkerExecutor(
                "lifafa-rules", Runtime.getRuntime().availableProcessors());
        worker = new ChunkWorker(
                journal, new Understanding(stages, new Verdict(retries, config.maxAttempts(), clock), pool));
        leases = new LeaseKeeper(vertx, journal, options.lease());
        announcer = new Announcer(vertx.eventBus(), metrics, clock);
        hints = vertx.eventBus().consumer(Addresses.WORK, hint -> lookForWork());
        running = true;
        lookForWork();
        return hints.completion();
    }

    /** How this worker is doing. Thread rule: any. */
    public WorkerState state() {
        return new WorkerState(running, busy, options.config().chunksPerWorker(), troubles, trouble);
    }

    private static Duration longest(Duration pollInterval) {
        return LONGEST_PAUSE.compareTo(pollInterval) < 0 ? pollInterval : LONGEST_PAUSE;
    }

    private void lookForWork() {
        if (stopping || claiming || busy >= options.config().chunksPerWorker()) {
            return;
        }
        claiming = true;
        vertx.cancelTimer(timer);
        journal.claim(options.worker(), 1).onComplete(claimed -> {
            claiming = false;
            if (claimed.failed()) {
                pause(claimed.cause());
            } else if (claimed.result().isEmpty()) {
                troubles = 0;
                again(options.config().pollInterval());
            } else {
                claimed.result().forEach(this::work);
                lookForWork();
            }
            drainedIfIdle();
        });
    }

    private void work(Claim claim) {
        if (stopping) {
            giveBack(claim);
            return;
        }
        busy = busy + 1;
        long began = System.nanoTime();
        leases.during(claim.lease(), () -> worker.work(claim)).onComplete(ended -> {
            var took = Duration.ofNanos(System.nanoTime() - began);
            busy = busy - 1;
            if (ended.succeeded()) {
                troubles = 0;
                metrics.chunk("closed").record(took);
                announcer.closed(claim.chunk(), ended.result(), options.worker(), took);
                lookForWork();
            } else {
                failed(claim, ended.cause(), took);
            }
            drainedIfIdle();
        });
    }

    /** A claim under way counts too: what it brings has to be given back while the store is still there. */
    private void drainedIfIdle() {
        if (stopping && busy == 0 && !claiming) {
            givingBack.onComplete(givenBack -> drained.tryComplete());
        }
    }

    private void failed(Claim claim, Throwable cause, Duration took) {
        if (StoreFailures.isLeaseLost(cause)) {
            metrics.chunk("lost").record(took);
            LOG.warn("given up: {}", cause.getMessage());
            lookForWork();
        } else {
            metrics.chunk("failed").record(took);
            giveBack(claim);
            pause(cause);
        }
    }

    private void giveBack(Claim claim) {
        givingBack = journal.release(claim.lease())
                .onFailure(failure -> LOG.warn(
                        "chunk {} not given back, its lease will run out: {}",
                        claim.chunk().id(),
                        failure.getMessage()));
    }

    private void pause(Throwable cause) {
        troubles = troubles + 1;
        trouble = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var pause = pauses.delay(troubles);
        LOG.warn("no work for {} ms: {}", pause.toMillis(), cause.getMessage());
        again(pause);
    }

    private void again(Duration delay) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, delay.toMillis()), tick -> lookForWork());
    }

    @Override
    public Future<?> stop() {
        stopping = true;
        running = false;
        vertx.cancelTimer(timer);
        drainedIfIdle();
        vertx.setTimer(STOP_DEADLINE.toMillis(), tick -> drained.tryComplete());
        return hints.unregister().compose(unregistered -> drained.future()).compose(done -> pool.close());
    }
}
