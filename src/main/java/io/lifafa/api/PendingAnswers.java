package io.lifafa.api;

import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SMS that are being asked for, and who waits for each. Thread rule: the stage's event loop. */
final class PendingAnswers {
    private final Map<Sms, PendingSms> pending = new HashMap<>();
    private final Metrics metrics;
    private final Usage usage;

    PendingAnswers(Metrics metrics, Usage usage) {
        this.metrics = metrics;
        this.usage = usage;
    }

    int size() {
        return pending.size();
    }

    /** Lets {@code collector} wait for the SMS; gives those of them that nobody had asked for. */
    List<PendingSms> add(List<Sms> messages, AnswerCollector collector, long now) {
        return messages.stream()
                .distinct()
                .filter(sms -> {
                    boolean isNew = !pending.containsKey(sms);
                    pending.computeIfAbsent(sms, key -> new PendingSms(key, now))
                            .await(collector);
                    return isNew;
                })
                .map(pending::get)
                .toList();
    }

    void understood(PendingSms it, Extraction extraction) {
        end(it, "understood");
        usage.understood();
        it.waiters().forEach(waiter -> waiter.understood(it.sms(), extraction));
    }

    void refused(PendingSms it, String reason) {
        end(it, "refused");
        it.waiters().forEach(waiter -> waiter.refused(it.sms(), reason));
    }

    void unreachable(PendingSms it, Duration wait) {
        end(it, "unreachable");
        it.waiters().forEach(waiter -> waiter.unreachable(it.sms(), wait));
    }

    private void end(PendingSms it, String result) {
        pending.remove(it.sms());
        metrics.apiItems(result).increment();
    }
}
