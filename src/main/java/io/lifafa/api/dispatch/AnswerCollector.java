package io.lifafa.api.dispatch;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionProgress;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers what comes of one request, and tells as often as somebody looks. Thread rule: the stage's event loop.
 */
public final class AnswerCollector {
    /** Somebody who waits until all of these have their answer. */
    private record Look(Set<String> missing, Promise<Void> ended) {}

    record Done(Sms sms, Settled result) {}

    private final Map<String, Sms> open = new HashMap<>();
    private final Map<String, Done> done = new HashMap<>();
    private final List<Look> looks = new ArrayList<>();

    boolean knows(String id) {
        return open.containsKey(id) || done.containsKey(id);
    }

    void expect(Sms sms) {
        open.put(sms.id(), sms);
    }

    /** What has no answer yet. */
    public Collection<Sms> open() {
        return open.values();
    }

    /** What has one. */
    Collection<Done> done() {
        return done.values();
    }

    public boolean isWatched() {
        return !looks.isEmpty();
    }

    public void settle(Sms sms, Settled result) {
        if (open.remove(sms.id()) == null) {
            return;
        }
        done.put(sms.id(), new Done(sms, result));
        for (var look : List.copyOf(looks)) {
            if (look.missing().remove(sms.id()) && look.missing().isEmpty()) {
                look.ended().tryComplete();
            }
        }
    }

    /** No look waits any longer. */
    public void endLooks() {
        List.copyOf(looks).forEach(look -> look.ended().tryComplete());
    }

    /** Completes when all of them have their answer or {@code enough} does, with what there is then. */
    public Future<ExtractionProgress> look(List<String> ids, Future<?> enough) {
        var missing = new HashSet<>(ids);
        missing.removeIf(id -> !open.containsKey(id));
        if (missing.isEmpty() || ids.stream().anyMatch(id -> !knows(id))) {
            return Future.succeededFuture(progress(ids));
        }
        var look = new Look(missing, Promise.promise());
        looks.add(look);
        enough.onComplete(late -> look.ended().tryComplete());
        return look.ended().future().map(over -> {
            looks.remove(look);
            return progress(ids);
        });
    }

    private ExtractionProgress progress(List<String> ids) {
        var extractions = new HashMap<String, Extraction>();
        var unreachable = new HashMap<String, Duration>();
        var refused = new HashMap<String, String>();
        var handedBack = new HashSet<String>();
        var unknown = new HashSet<String>();
        for (var id : ids) {
            var result = done.containsKey(id) ? done.get(id).result() : null;
            if (result instanceof Settled.Understood understood) {
                extractions.put(id, understood.extraction());
            } else if (result instanceof Settled.Refused refusal) {
                refused.put(id, refusal.reason());
            } else if (result instanceof Settled.Unreachable outage) {
                unreachable.put(id, outage.retryAfter());
            } else if (result instanceof Settled.HandedBack) {
                handedBack.add(id);
            } else if (!open.containsKey(id)) {
                unknown.add(id);
            }
        }
        return new ExtractionProgress(new Answers(extractions, unreachable, refused), handedBack, unknown);
    }
}
