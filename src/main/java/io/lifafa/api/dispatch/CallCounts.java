package io.lifafa.api.dispatch;

import io.lifafa.api.client.ChatReply;
import io.lifafa.limiter.CallEnd;
import io.lifafa.metrics.Metrics;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how calls ended. Thread rule: the stage's event loop. */
final class CallCounts {
    private static final Logger LOG = LoggerFactory.getLogger(CallCounts.class);

    private final Metrics metrics;
    private final Usage usage;

    CallCounts(Metrics metrics, Usage usage) {
        this.metrics = metrics;
        this.usage = usage;
    }

    void ended(Upstream upstream, ChatReply reply, CallEnd end, Duration took) {
        metrics.apiCall(Metrics.label(end.result())).record(took);
        if (reply instanceof ChatReply.Answered answered) {
            metrics.apiTokens("input").increment(answered.promptTokens());
            metrics.apiTokens("output").increment(answered.completionTokens());
            usage.tokens(end.tokens());
        } else {
            var reason = ((ChatReply.Failed) reply).reason();
            upstream.failed(reason);
            LOG.debug("a call to the {} API ended: {}", upstream.name(), reason);
        }
    }
}
