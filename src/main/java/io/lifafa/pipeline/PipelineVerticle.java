package io.lifafa.pipeline;

import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.Claim;
import io.lifafa.store.Journal;
import io.lifafa.store.Lease;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjIntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline worker: claims chunks as long as it has free slots, works on them, and looks again when there was none.
 *
 * <p>A tenant of whom it has no chunk in hand does not wait for a slot: one chunk of his is taken beyond them, up to
 * {@value #MOST_PER_SLOT} times as many chunks as there are slots in all. So slow work of one tenant holds up nobody else.
 *
 * <p>An outage of the store makes it wait with growing pauses; the work stays in the journal.
 */
public final class PipelineVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineVerticle.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Chunks in hand for each slot, those beyond them included. */
    private static final int MOST_PER_SLOT = 2;

    /** How often a worker whose slots are full looks for other tenants' work at most: hints come with every request. */
    private static final long BESIDE_MILLIS = 100;

    /** How long an orderly stop waits for the chunks in hand; those that are not done by then are given back. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

    private final PipelineOptions options;
    private final Journal journal;
    private final Stages stages;
    private final Metrics metrics;
    private final Clock clock;
    private final ObjIntConsumer<String> templateHits;
    private final Duration stopDeadline;
    private final Promise<Void> drained = Promise.promise();
    private final Map<Lease, Claim> inHand = new ConcurrentHashMap<>();

    private ChunkWorker worker;
    private LeaseKeeper leases;
    private Announcer announcer;
    private RetryPolicy pauses;
    private LoopLag lag;
    private WorkerExecutor pool;
    private MessageConsumer<JsonObject> hints;
    private MessageConsumer<JsonObject> returns;
    private volatile String trouble = "";
    private volatile boolean running;
    private volatile long closed;
    private int handingBack;
    private volatile int troubles;
    private boolean claiming;
    private long besideAt = System.nanoTime() - Duration.ofMillis(BESIDE_MILLIS).toNanos();
    private boolean stopping;
    private long timer = -1;

    /** @param templateHits hears whose SMS a template answered, and how many; any thread */
    public PipelineVerticle(
            PipelineOptions options,
            Journal journal,
            Stages stages,
            Metrics metrics,
            Clock clock,
            ObjIntConsumer<String> templateHits) {
        this(options, journal, stages, metrics, clock, templateHits, STOP_DEADLINE);
    }

    PipelineVerticle(
            PipelineOptions options,
            Journal journal,
            Stages stages,
            Metrics metrics,
            Clock clock,
            ObjIntConsumer<String> templateHits,
            Duration stopDeadline) {
        this.options = options;
        this.journal = journal;
        this.stages = stages;
        this.metrics = metrics;
        this.clock = clock;
        this.templateHits = templateHits;
        this.stopDeadline = stopDeadline;
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
                journal,
                new SmsProcessor(stages, new Verdict(retries, config.maxAttempts(), clock, options.accounts()), pool),
                options.onConflict(),
                options.duplicates(),
                options.keepsBodies());
        leases = new LeaseKeeper(vertx, journal, options.lease());
        announcer = new Announcer(vertx.eventBus(), metrics, clock, options.home(), templateHits);
        hints = vertx.eventBus().consumer(Addresses.WORK, hint -> lookForWork());
        returns = vertx.eventBus().consumer(Addresses.API_RETURNED, hint -> outageIsOver());
        lag = new LoopLag(vertx);
        running = true;
        lookForWork();
        return Future.all(hints.completion(), returns.completion());
    }

    /** What was put off for the API's sake need not wait for its time. */
    private void outageIsOver() {
        journal.outageIsOver()
                .onSuccess(due -> vertx.eventBus().publish(Addresses.WORK, new JsonObject()))
                .onFailure(failure -> LOG.warn("work that waits for the API goes on later: {}", failure.getMessage()));
    }

    /** How this worker is doing. Thread rule: any. */
    public WorkerState state() {
        return new WorkerState(
                running, inHand.size(), options.config().chunksPerWorker(), troubles, trouble, lag.millis(), closed);
    }

    private static Duration longest(Duration pollInterval) {
        return LONGEST_PAUSE.compareTo(pollInterval) < 0 ? pollInterval : LONGEST_PAUSE;
    }

    private void lookForWork() {
        if (stopping || claiming) {
            return;
        }
        int slots = options.config().chunksPerWorker();
        if (inHand.size() < slots) {
            claiming = true;
            vertx.cancelTimer(timer);
            journal.claim(options.worker(), 1).onComplete(claimed -> {
                claiming = false;
                if (claimed.failed()) {
                    pause(claimed.cause());
                } else {
                    troubles = claimed.result().isEmpty() ? 0 : troubles;
                    take(claimed.result());
                }
                drainIfDone();
            });
        } else if (inHand.size() < MOST_PER_SLOT * slots) {
            lookBeside();
        }
    }

    private void take(List<Claim> claims) {
        if (claims.isEmpty()) {
            again(options.config().pollInterval());
        } else {
            claims.forEach(this::work);
            lookForWork();
        }
    }

    /** A store that cannot say is no trouble of this worker, which has enough to do: a former version knows no such question. */
    private void lookBeside() {
        long wait =
                BESIDE_MILLIS - Duration.ofNanos(System.nanoTime() - besideAt).toMillis();
        if (wait > 0) {
            again(Duration.ofMillis(wait));
            return;
        }
        claiming = true;
        vertx.cancelTimer(timer);
        var tenants = inHand.values().stream().map(it -> it.chunk().tenant()).collect(Collectors.toSet());
        journal.claimBeside(options.worker(), tenants).otherwise(List.of()).onSuccess(claims -> {
            claiming = false;
            besideAt = claims.isEmpty() ? System.nanoTime() : besideAt;
            take(claims);
            drainIfDone();
        });
    }

    private void work(Claim claim) {
        if (stopping) {
            giveBack(claim);
            return;
        }
        inHand.put(claim.lease(), claim);
        long began = System.nanoTime();
        // A stage may answer on any thread; what this worker has in hand is its context's alone.
        leases.during(claim.lease(), () -> worker.work(claim))
                .onComplete(ended ->
                        context.runOnContext(here -> ended(claim, ended, Duration.ofNanos(System.nanoTime() - began))));
    }

    private void ended(Claim claim, AsyncResult<ChunkWorker.Done> ended, Duration took) {
        inHand.remove(claim.lease());
        if (ended.succeeded()) {
            troubles = 0;
            closed = closed + 1;
            lookForWork();
            metrics.chunk("closed").record(took);
            announcer.closed(claim.chunk(), ended.result(), options.worker(), took);
        } else {
            failed(claim, ended.cause(), took);
        }
        drainIfDone();
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
        handingBack++;
        journal.release(claim.lease())
                .onFailure(failure -> LOG.warn(
                        "chunk {} not given back, its lease will run out: {}",
                        claim.chunk().id(),
                        failure.getMessage()))
                .onComplete(released -> {
                    handingBack--;
                    drainIfDone();
                });
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
        lag.stop();
        vertx.setTimer(stopDeadline.toMillis(), tick -> giveUp());
        drainIfDone();
        return Future.join(hints.unregister(), returns.unregister())
                .compose(unregistered -> drained.future())
                .compose(done -> pool.close());
    }

    /** What is still worked on after the deadline may be taken up by others at once; closing it here too is harmless. */
    private void giveUp() {
        LOG.warn("{} chunks were not finished in time and are given back", inHand.size());
        var unfinished = List.copyOf(inHand.values());
        inHand.clear();
        claiming = false;
        unfinished.forEach(this::giveBack);
        drainIfDone();
    }

    private void drainIfDone() {
        if (stopping && inHand.isEmpty() && !claiming && handingBack == 0) {
            drained.tryComplete();
        }
    }
}
