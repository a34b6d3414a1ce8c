package io.lifafa.api;

import io.lifafa.api.refusal.Probe;
import io.lifafa.limiter.Permit;
import io.lifafa.sms.Sms;
import java.util.List;

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

    /** One of its SMS was refused alone. */
    void suspect(PendingSms sms, String reason) {
        upstream.refusals().suspect(sms, reason, number);
    }
}
