package io.lifafa.api.dispatch;

import io.lifafa.api.client.ChatReply;
import io.lifafa.limiter.CallEnd;
import io.lifafa.metrics.Metrics;
import io.lifafa.tenants.quota.ApiAdmission;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how calls ended. Thread rule: the stage's event loop. */
final class CallCounts {
    private static final Logger LOG = LoggerFactory.getLogger(CallCounts.class);

    private final Metrics metrics;
    private final Usage usage;
    private final ApiAdmission quotas;

    CallCounts(Metrics metrics, Usage usage, ApiAdmission quotas) {
        this.metrics = metrics;
        this.usage = usage;
        this.quotas = quotas;
    }

    void ended(SentCall sent, ChatReply reply, CallEnd end, Duration took) {
        charge(sent.batch(), end.tokens());
        metrics.apiCall(Metrics.label(end.result())).record(took);
        if (reply instanceof ChatReply.Answered answered) {
            metrics.apiTokens("input").increment(answered.promptTokens());
            metrics.apiTokens("output").increment(answered.completionTokens());
            usage.tokens(end.tokens());
        } else {
            var reason = ((ChatReply.Failed) reply).reason();
            sent.upstream().failed(reason);
            LOG.debug("a call to the {} API ended: {}", sent.upstream().name(), reason);
        }
    }

    /** Tenants that share a call share its tokens by their SMS. A probe is nobody's. */
    private void charge(List<PendingSms> batch, long tokens) {
        batch.stream()
                .collect(Collectors.groupingBy(PendingSms::tenant, Collectors.counting()))
                .forEach((tenant, count) -> quotas.called(tenant, (tokens * count + batch.size() - 1) / batch.size()));
    }
}
