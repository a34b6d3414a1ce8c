package io.lifafa.store.upkeep;

import io.lifafa.store.archive.JobRunner;
import io.lifafa.store.batch.Summaries;
import io.lifafa.store.database.Database;
import io.lifafa.store.erasure.ErasureRunner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a store does by itself now and then. What one store does is left to it by the others. */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration JOBS = Duration.ofSeconds(2);
    private static final Duration SUMMARIES = Duration.ofMinutes(1);
    private static final Duration ORPHANS = Duration.ofMinutes(30);

    /** So many thousand results are looked at each time. */
    private static final int SUMMARY_PAGES = 20;

    private final Duties duties;
    private final OrphanedPayloads orphans;
    private final Summaries summaries;
    private final JobRunner jobs;
    private final ErasureRunner erasures;
    private volatile String summedUpTo = "";

    public Upkeep(Database database, Clock clock, JobRunner jobs, ErasureRunner erasures) {
        this.duties = new Duties(database, clock);
        this.orphans = new OrphanedPayloads(database, clock);
        this.summaries = new Summaries(database, clock);
        this.jobs = jobs;
        this.erasures = erasures;
    }

    /** Until the verticle whose context this is ends. */
    public void start(Vertx vertx) {
        every(vertx, JOBS, jobs::resume);
        every(vertx, JOBS, erasures::resume);
        every(vertx, SUMMARIES, () -> once("batch_summaries", SUMMARIES, this::sumUp));
        every(vertx, ORPHANS, () -> once("orphaned_payloads", ORPHANS, this::removeOrphans));
    }

    /** Not while the last time still goes on. */
    private static void every(Vertx vertx, Duration interval, Supplier<Future<Void>> work) {
        var busy = new AtomicBoolean();
        vertx.setPeriodic(interval.toMillis(), timer -> {
            if (busy.compareAndSet(false, true)) {
                work.get().onComplete(done -> busy.set(false));
            }
        });
    }

    /** Timers of several stores tick at different moments: a little less than the interval has to have passed. */
    private Future<Void> once(String name, Duration interval, Supplier<Future<Void>> work) {
        return duties.take(name, interval.multipliedBy(9).dividedBy(10))
                .compose(mine -> mine ? work.get() : Future.succeededFuture())
                .recover(failure -> {
                    LOG.warn("{}: put off, {}", name, failure.getMessage());
                    return Future.succeededFuture();
                });
    }

    private Future<Void> sumUp() {
        return summaries.sumUp(summedUpTo, SUMMARY_PAGES).map(next -> {
            summedUpTo = next;
            return null;
        });
    }

    private Future<Void> removeOrphans() {
        return orphans.remove().map(count -> {
            if (count > 0) {
                LOG.info("removed {} payloads of appends that were never finished", count);
            }
            return null;
        });
    }
}
