package io.lifafa.api;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what came of one request until every SMS of it has its answer. Thread rule: the stage's event loop. */
final class AnswerCollector {
    private final Set<String> open = new HashSet<>();
    private final Map<String, Extraction> extractions = new HashMap<>();
    private final Map<String, Duration> unreachable = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Promise<Answers> promise = Promise.promise();

    AnswerCollector(List<Sms> messages) {
        messages.forEach(sms -> open.add(sms.id()));
        completeIfDone();
    }

    Future<Answers> answers() {
        return promise.future();
    }

    void understood(Sms sms, Extraction extraction) {
        if (open.remove(sms.id())) {
            extractions.put(sms.id(), extraction);
            completeIfDone();
        }
    }

    void refused(Sms sms, String reason) {
        if (open.remove(sms.id())) {
            refused.put(sms.id(), reason);
            completeIfDone();
        }
    }

    void unreachable(Sms sms, Duration wait) {
        if (open.remove(sms.id())) {
            unreachable.put(sms.id(), wait);
            completeIfDone();
        }
    }

    /** Ends the waiting: what is open could not be asked. */
    void giveUp(Duration wait) {
        open.forEach(id -> unreachable.put(id, wait));
        open.clear();
        completeIfDone();
    }

    private void completeIfDone() {
        if (open.isEmpty()) {
            promise.tryComplete(new Answers(extractions, unreachable, refused));
        }
    }
}
