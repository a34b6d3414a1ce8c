package io.lifafa.cache.stage;

import io.lifafa.cache.Inquiry;
import io.lifafa.cache.Lesson;
import io.lifafa.cache.Lookup;
import io.lifafa.cache.TemplateCache;
import io.lifafa.cache.learning.Differences;
import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.sync.ReworkRequests;
import io.lifafa.cache.sync.TemplateSync;
import io.lifafa.cache.template.Template;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link TemplateCache} over a {@link TemplateLibrary}. Reading and learning compute, so they run on a pool. */
final class CachingService implements TemplateCache {
    private static final Logger LOG = LoggerFactory.getLogger(CachingService.class);

    /** How long others wait for whoever asks. */
    private static final long PATIENCE_MILLIS = 10_000;

    /** How long one lookup waits before it says so. */
    private static final long WAIT_MILLIS = 2_000;

    /** Answers come some at a time: what is learned right after is seen by the same look. */
    private static final long SETTLE_MILLIS = 50;

    private final Vertx vertx;
    private final WorkerExecutor pool;
    private final TemplateLibrary library;
    private final TemplateSync sync;
    private final ReworkRequests rework;
    private final CacheCounts counts;
    private final double recheck;
    private final RandomGenerator random;
    private final SingleFlight flights = new SingleFlight(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
    private final Disputes disputes = new Disputes();

    /** @param recheck share of the hits that are asked for all the same, 0 to 1 */
    CachingService(
            Vertx vertx,
            WorkerExecutor pool,
            TemplateLibrary library,
            TemplateSync sync,
            ReworkRequests rework,
            CacheCounts counts,
            double recheck,
            RandomGenerator random) {
        this.vertx = vertx;
        this.pool = pool;
        this.library = library;
        this.sync = sync;
        this.rework = rework;
        this.counts = counts;
        this.recheck = recheck;
        this.random = random;
    }

    /** @param waitsFor wordings that somebody else is being asked about */
    private record TemplateReading(Lookup lookup, Set<Long> waitsFor) {}

    @Override
    public Future<Lookup> lookup(Inquiry inquiry) {
        return pool.executeBlocking(() -> read(inquiry), false).compose(this::orWait);
    }

    private Future<Lookup> orWait(TemplateReading reading) {
        var lookup = reading.lookup();
        if (reading.waitsFor().isEmpty()
                || !lookup.hits().isEmpty()
                || !lookup.ask().isEmpty()) {
            return Future.succeededFuture(lookup);
        }
        return Future.any(flights.anyEnded(reading.waitsFor()), vertx.timer(WAIT_MILLIS))
                .transform(waited -> vertx.timer(SETTLE_MILLIS))
                .map(lookup);
    }

    private TemplateReading read(Inquiry inquiry) {
        var hits = new HashMap<String, Extraction>();
        var rechecks = new HashSet<String>();
        var ask = new ArrayList<String>();
        var waitsFor = new HashSet<Long>();
        for (var sms : inquiry.messages()) {
            var result = library.match(sms);
            if (result instanceof MatchResult.NoHit miss) {
                long family = TemplateLibrary.family(sms);
                if (flights.claim(family, System.nanoTime()) || !inquiry.patient()) {
                    counts.miss(miss.reason());
                    ask.add(sms.id());
                } else {
                    counts.waits();
                    waitsFor.add(family);
                }
            } else if (result instanceof MatchResult.Hit hit) {
                counts.hit();
                hits.put(sms.id(), hit.extraction());
                if (random.nextDouble() < recheck) {
                    counts.recheck();
                    rechecks.add(sms.id());
                }
            }
        }
        return new TemplateReading(new Lookup(hits, rechecks, ask), waitsFor);
    }

    /** @param wrong templates that were proven wrong, by id, and the version that was */
    private record Learned(List<String> disputed, Map<String, Template> changed, Map<String, Integer> wrong) {
        Learned() {
            this(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void changed(List<Template> templates) {
            templates.forEach(it -> changed.put(it.id(), it));
        }
    }

    @Override
    public Future<List<String>> learn(Lesson lesson) {
        return pool.executeBlocking(() -> study(lesson), false).map(learned -> {
            sync.learned(learned.changed().values())
                    .onFailure(failure -> LOG.warn("templates are saved later: {}", failure.getMessage()))
                    .onComplete(saved -> learned.wrong().forEach(rework::proven));
            lesson.asked()
                    .forEach(sms -> flights.release(
                            TemplateLibrary.family(sms), lesson.answers().containsKey(sms.id())));
            return learned.disputed();
        });
    }

    private Learned study(Lesson lesson) {
        var learned = new Learned();
        for (var sms : lesson.asked()) {
            var answer = lesson.answers().get(sms.id());
            if (answer != null) {
                studyGuarded(sms, answer, learned);
            }
        }
        return learned;
    }

    /** One message that cannot be learned from must not cost what the others taught. */
    private void studyGuarded(Sms sms, Extraction answer, Learned learned) {
        try {
            study(sms, answer, learned);
        } catch (RuntimeException failure) {
            LOG.error(
                    "SMS {} could not be learned from: {}",
                    sms.id(),
                    failure.getClass().getName());
        }
    }

    /** A template is contradicted only by two answers that say the same: one alone may be noise. */
    private void study(Sms sms, Extraction answer, Learned learned) {
        boolean contradicts = library.match(sms) instanceof MatchResult.Hit hit
                && !Differences.between(hit.extraction(), answer).isEmpty();
        if (!contradicts) {
            disputes.drop(sms.id());
            learned.changed(library.learn(sms, answer));
            return;
        }
        var before = disputes.raise(sms.id(), answer);
        if (before.isEmpty()) {
            learned.disputed().add(sms.id());
        } else if (Differences.between(before.get(), answer).isEmpty()
                && library.match(sms) instanceof MatchResult.Hit wrong) {
            counts.provenWrong();
            learned.changed(library.confirmHit(sms, wrong, answer).changed());
            learned.wrong().put(wrong.templateId(), wrong.version());
        }
    }
}
