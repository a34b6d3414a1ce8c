package io.lifafa.store.archive;

import io.lifafa.store.DeadLetter;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the jobs, step by step: each is stored before the next begins, so that another process can go on anywhere. A job
 * keeps no more than {@link #AHEAD} chunks open, so that new SMS need not wait until all of it is worked off. Thread rule:
 * any.
 */
public final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** So many chunks of a job are open at most, but for those of its last plan. */
    static final int AHEAD = 100;

    /** After so long it is looked whether some of them are closed. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final DeadLetters letters;
    private final Reopening reopening;
    private final Rework rework;
    private final Clock clock;

    public JobRunner(Database database, Clock clock, Jobs jobs) {
        this.jobs = jobs;
        this.letters = new DeadLetters(database);
        this.reopening = new Reopening(database, clock);
        this.rework = new Rework(database, clock);
        this.clock = clock;
    }

    /** Does the job in the background; what fails is gone on with when its lease has ended. */
    void start(Job job) {
        run(job).onFailure(
                        failure -> LOG.warn("batch {} is gone on with later: {}", job.batchId(), failure.getMessage()));
    }

    /** Goes on with the jobs that are due, one after another. The Future never fails. */
    public Future<Void> resume() {
        return jobs.claim()
                .compose(found ->
                        found.map(job -> run(job).compose(done -> resume())).orElseGet(Future::succeededFuture))
                .recover(failure -> {
                    LOG.warn("jobs are gone on with later: {}", failure.getMessage());
                    return Future.succeededFuture();
                });
    }

    /** Ends when the job is done or has to rest. */
    Future<Void> run(Job job) {
        return step(job).compose(next -> next.map(this::run).orElseGet(Future::succeededFuture));
    }

    private Future<Optional<Job>> step(Job job) {
        if (!job.at().plan().isEmpty()) {
            return reopening
                    .carryOut(job)
                    .compose(opened -> handOver(job))
                    .compose(done -> advance(job, job.at().opened()));
        }
        if (job.task() instanceof Task.ReworkTemplate template && !job.at().taken()) {
            return rework.takeBack(template, job.at().after())
                    .compose(last -> advance(job, last.map(job.at()::behind).orElseGet(job.at()::nothingToTake)));
        }
        return reopening
                .openChunks(job)
                .compose(open -> open < AHEAD
                        ? plan(job)
                        : jobs.rest(job, clock.instant().plus(REST)).map(Optional.empty()));
    }

    private Future<Void> handOver(Job job) {
        return job.task() instanceof Task.ReworkTemplate template
                ? rework.handOver(
                        template, job.at().plan().stream().flatMap(List::stream).toList())
                : Future.succeededFuture();
    }

    private Future<Optional<Job>> advance(Job job, Job.Position to) {
        return jobs.advance(job, to).map(Optional::of);
    }

    private Future<Optional<Job>> plan(Job job) {
        if (job.task() instanceof Task.ReplayNamed named) {
            return planNamed(job, named.smsIds());
        }
        var condition = job.task() instanceof Task.ReworkTemplate template
                ? Rework.letters(template)
                : job.task().ofTenant();
        return letters.page(job.at().after(), condition, DeadLetters.PAGE)
                .compose(page ->
                        page.isEmpty() ? finish(job) : plan(job, page, Reopening.smsId(page.get(page.size() - 1))));
    }

    private Future<Optional<Job>> planNamed(Job job, List<String> ids) {
        int from = job.at().after().isEmpty() ? 0 : Integer.parseInt(job.at().after());
        if (from >= ids.size()) {
            return finish(job);
        }
        int to = Math.min(from + DeadLetters.PAGE, ids.size());
        return letters.of(ids.subList(from, to), job.task().tenant())
                .compose(page -> plan(job, page, Integer.toString(to)));
    }

    private Future<Optional<Job>> plan(Job job, List<DeadLetter> page, String last) {
        if (page.isEmpty()) {
            return advance(job, job.at().behind(last));
        }
        var chunks = ReplayChunks.of(page).stream()
                .map(chunk -> chunk.stream().map(Reopening::smsId).toList())
                .toList();
        return advance(job, job.at().planning(chunks, last));
    }

    private Future<Optional<Job>> finish(Job job) {
        return jobs.finish(job).map(Optional.empty());
    }
}
