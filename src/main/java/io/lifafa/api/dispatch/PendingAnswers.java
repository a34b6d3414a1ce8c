package io.lifafa.api.dispatch;

import io.lifafa.api.Answers;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.lifafa.tenants.quota.ApiAdmission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The SMS that are being asked for, and who waits for each. Answers that nobody came for are kept for a while. Thread
 * rule: the stage's event loop.
 */
final class PendingAnswers {
    private final Map<Sms, PendingSms> pending = new HashMap<>();

    /** How many of each tenant are pending. */
    private final Map<String, Integer> byTenant = new HashMap<>();

    private final UnclaimedAnswers unclaimed = new UnclaimedAnswers();
    private final Metrics metrics;
    private final Usage usage;
    private final LongSupplier nanos;

    /** How many of the pending nobody waits for. */
    private int unwanted;

    PendingAnswers(Metrics metrics, Usage usage, LongSupplier nanos) {
        this.metrics = metrics;
        this.usage = usage;
        this.nanos = nanos;
    }

    int size() {
        return pending.size();
    }

    boolean has(String tenant) {
        return byTenant.containsKey(tenant);
    }

    /** Lets {@code collector} wait for the SMS; gives those of them that nobody had asked for. */
    List<PendingSms> add(String tenant, List<Sms> messages, AnswerCollector collector) {
        var fresh = new ArrayList<PendingSms>();
        for (var sms : messages) {
            if (collector.knows(sms.id())) {
                continue;
            }
            collector.expect(sms);
            var known = unclaimed.claim(sms, nanos.getAsLong());
            if (known.isPresent()) {
                collector.settle(sms, known.get());
                continue;
            }
            var it = pending.get(sms);
            if (it == null) {
                it = new PendingSms(tenant, sms, nanos.getAsLong());
                pending.put(sms, it);
                byTenant.merge(tenant, 1, Integer::sum);
                fresh.add(it);
            } else if (!it.isWanted()) {
                unwanted--;
            }
            it.await(collector);
        }
        return fresh;
    }

    /** {@code collector} waits no longer. */
    void leave(AnswerCollector collector) {
        for (var sms : collector.open()) {
            var it = pending.get(sms);
            if (it != null && it.waiters().remove(collector) && !it.isWanted()) {
                unwanted++;
            }
        }
    }

    /** Keeps the answers of a request whose sender vanished: somebody else may soon ask for the same. */
    void keep(AnswerCollector collector) {
        collector.done().forEach(it -> unclaimed.keep(it.sms(), it.result(), nanos.getAsLong()));
    }

    /** Takes out of {@code queue} what nobody waits for any more: it is not asked for. */
    void dropUnwanted(AskQueue queue) {
        if (unwanted > 0) {
            queue.takeUnwanted().forEach(it -> end(it, "dropped"));
        }
    }

    void understood(PendingSms it, Extraction extraction) {
        usage.understood();
        settle(it, new Settled.Understood(extraction), "understood");
    }

    void refused(PendingSms it, String reason) {
        settle(it, new Settled.Refused(reason), "refused");
    }

    void unreachable(PendingSms it, Duration wait) {
        settle(it, new Settled.Unreachable(wait), "unreachable");
    }

    /** Its tenant's tokens are used up. */
    void usedUp(PendingSms it, ApiAdmission.UsedUp used) {
        switch (used.then()) {
            case WAIT -> settle(it, new Settled.Unreachable(used.pause()), "over_quota");
            case RULES -> settle(it, new Settled.Refused(Answers.OVER_QUOTA), "over_quota");
        }
    }

    void handBack(PendingSms it) {
        settle(it, new Settled.HandedBack(), "handed_back");
    }

    private void settle(PendingSms it, Settled result, String label) {
        if (!it.isWanted()) {
            unclaimed.keep(it.sms(), result, nanos.getAsLong());
        }
        end(it, label);
        it.waiters().forEach(waiter -> waiter.settle(it.sms(), result));
    }

    private void end(PendingSms it, String result) {
        pending.remove(it.sms());
        byTenant.computeIfPresent(it.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
        if (!it.isWanted()) {
            unwanted--;
        }
        metrics.apiItems(result).increment();
    }
}
