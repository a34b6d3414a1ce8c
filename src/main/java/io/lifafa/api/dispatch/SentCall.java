package io.lifafa.api.dispatch;

import io.lifafa.api.answer.Objection;
import io.lifafa.api.refusal.Probe;
import io.lifafa.limiter.Permit;
import io.lifafa.sms.Sms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A call under way; without anybody's SMS it is a {@link Probe}. */
record SentCall(Upstream upstream, Permit permit, long number, List<PendingSms> batch) {
    boolean isProbe() {
        return batch.isEmpty();
    }

    /** What is asked for. */
    List<Sms> messages() {
        return isProbe()
                ? Probe.messages()
                : batch.stream().map(PendingSms::sms).toList();
    }

    /** What speaks against the answers that some of them had, by id; those are asked which it is. */
    Map<String, Objection> objections() {
        var objections = new HashMap<String, Objection>();
        batch.forEach(it ->
                it.objection().ifPresent(objection -> objections.put(it.sms().id(), objection)));
        return objections;
    }

    /** One of its SMS was refused alone. */
    void suspect(PendingSms sms, String reason) {
        upstream.refusals().suspect(sms, reason, number);
    }
}
